// Loads packages' sources into a bare vm context that holds only ECMAScript and what it is given.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileFunction, createContext } from 'node:vm'
import type TypeScript from 'typescript'

const packages = fileURLToPath(new URL('../../../', import.meta.url))
const require = createRequire(import.meta.url)

/** Makes a loader of `@wxpipe/*`; all that it loads share one context and one core. */
export function bareLoader(globals: object): <T>(name: string) => T {
  // Here and not above: most tests that import this package load no source, and the compiler takes half a second.
  const ts = require('typescript') as typeof TypeScript
  const parsingContext = createContext(globals)
  const modules = new Map<string, object>()
  const load = (file: string): object => {
    const loaded = modules.get(file)
    if (loaded) return loaded
    const exports = {}
    modules.set(file, exports)
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2018,
        module: ts.ModuleKind.CommonJS,
        useDefineForClassFields: false,
      },
    })
    const require = (path: string) =>
      path.startsWith('@wxpipe/') ? loadPackage(path) : load(resolve(dirname(file), path))
    compileFunction(outputText, ['exports', 'require'], { parsingContext, filename: file })(exports, require)
    return exports
  }
  const loadPackage = (name: string) => load(`${packages}${name.replace('@wxpipe/', '')}/src/index.ts`)
  return <T>(name: string) => loadPackage(name) as T
}
