// Runs CommonJS in an engine that holds only ECMAScript, timers and console: what a Mini Program runs on.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Context, createContext, runInContext } from 'node:vm'
import { installedDir } from './installed-app.ts'
import { publishedPackages, readManifest } from './repository.ts'

/** Makes what `require` gives for a name, from the built packages of the app or from `more` files by name. */
export interface BareEngine {
  readonly require: (name: string) => unknown
  readonly context: Context
}

const polyfill = 'promise-polyfill'

/** Makes an engine; `slowPromise` gives it a Promise built on setTimeout, as iOS 15 and older have. */
export function bareEngine(
  app: string,
  options: { readonly slowPromise?: boolean; readonly globals?: object; readonly files?: Record<string, string> } = {},
): BareEngine {
  const { slowPromise = false, globals = {}, files = {} } = options
  const context = createContext({ setTimeout, clearTimeout, setInterval, clearInterval, console, ...globals })
  const loaded = new Map<string, { exports: unknown }>()
  const require = (name: string): unknown => {
    const earlier = loaded.get(name)
    if (earlier) return earlier.exports
    const module = { exports: {} }
    loaded.set(name, module)
    const path = files[name] ?? pathOf(app, name)
    const wrapped = `(function (exports, require, module) {${readFileSync(path, 'utf8')}\n})`
    runInContext(wrapped, context, { filename: path })(module.exports, require, module)
    return module.exports
  }
  if (slowPromise) context['Promise'] = require(polyfill)
  return { require, context }
}

function pathOf(app: string, name: string): string {
  if (name === polyfill) return createRequire(import.meta.url).resolve(polyfill)
  const published = publishedPackages.find((candidate) => candidate.name === name)
  if (!published) throw new Error(`a bare engine has no module ${name}`)
  const dir = installedDir(app, published)
  return join(dir, readManifest(dir).main ?? '')
}
