// A compiled Mini Program in an engine that has ECMAScript, timers and console alone, on a simulated host; draws nothing.
import { type Context, createContext, runInContext } from 'node:vm'
import { createAlipay, createHost, type Host, type HostOptions, runtimes } from '@wxpipe/testing'
import { readFiles } from './files.ts'

type Members = Record<string, unknown>
type Hook = (...args: unknown[]) => unknown

/** What `Page` and `Component` take, as far as a page without a template needs it. */
interface Definition extends Members {
  readonly data?: object
  readonly methods?: Members
  readonly properties?: Readonly<Record<string, { readonly value?: unknown } | null>>
  readonly lifetimes?: Readonly<Record<string, Hook>>
}

/** The name of the object that an app calls: WeChat's, Douyin's or Alipay's. */
export type ApiName = 'wx' | 'tt' | 'my'

export interface BareOptions extends HostOptions {
  /** Of the build for that platform. */
  readonly folder: string
  /** The page to begin with, and its query. */
  readonly entry: string
  /** Default: WeChat's. */
  readonly apiName?: ApiName
  /** More members of that object, which the framework's runtime asks for and no request does. */
  readonly more?: object
}

/** A simulated phone, and the object that its apps call. */
function phoneOf(name: ApiName, options: HostOptions): { readonly host: Host; readonly api: object } {
  if (name === 'my') {
    const { host, my } = createAlipay(options)
    return { host, api: my }
  }
  const host = createHost({ ...options, ...(name === 'tt' && { quirks: runtimes.douyin }) })
  return { host, api: host.wx }
}

const text = new TextDecoder()

/** Starts it; the pages that it opens are the host's. */
export function runBare({ folder, entry, apiName = 'wx', more, ...options }: BareOptions): Host {
  const files = readFiles(folder)
  const textOf = (path: string) => text.decode(files[path])
  const { pages } = JSON.parse(textOf('app.json')) as { pages: readonly string[] }
  const { host, api } = phoneOf(apiName, { ...options, pages, entry: '' })
  Object.assign(api, { canIUse: (name: string) => name in api }, more)

  const app: Members = host.getApp()
  let defined: Definition = {}
  const define = (definition: Definition) => {
    defined = definition
  }
  const { getApp, getCurrentPages } = host
  const own = { App: (definition: object) => Object.assign(app, definition), Page: define, Component: define }
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval, console }
  const globals = {
    [apiName]: api,
    getApp,
    getCurrentPages,
    ...own,
    Behavior: (behavior: unknown) => behavior,
    global: {},
  }
  const context = createContext({ ...timers, ...globals }, { codeGeneration: { strings: false, wasm: false } })
  const require = createRequire(context, pages, (path) => (path in files ? textOf(path) : undefined))

  for (const page of pages) {
    host.definePage(page, () => {
      require(`${page}.js`)
      return createPage(page, defined)
    })
  }
  require('app.js')
  const launched = { path: entry.split('?')[0], query: {}, scene: 1001 }
  for (const hook of ['onLaunch', 'onShow']) (app[hook] as Hook | undefined)?.(launched)
  host.launch(entry)
  return host
}

/** CommonJS as a Mini Program has it: by path, relative to the script or from the root. */
function createRequire(context: Context, pages: readonly string[], read: (path: string) => string | undefined) {
  const loaded = new Map<string, { exports: unknown }>()
  return function load(path: string): unknown {
    const earlier = loaded.get(path)
    if (earlier) return earlier.exports
    const script = read(path)
    if (script === undefined) throw new Error(`no module ${path}`)
    const module = { exports: {} as unknown }
    loaded.set(path, module)
    const require = (request: string) => {
      const { pathname } = new URL(request, `file:///${path}`)
      return load(pathname.slice(1).replace(/(\.js)?$/, '.js'))
    }
    const run = runInContext(`(function (require, module, exports) {${script}\n})`, context, { filename: path })
    run(require, module, module.exports)
    // Run again for a page that is opened again: its definition is what the call of Page or Component gives.
    if (pages.includes(path.replace(/\.js$/, ''))) loaded.delete(path)
    return module.exports
  }
}

/** The page object, with what WeChat gives each. */
function createPage(route: string, definition: Definition) {
  const { data, methods, properties = {}, lifetimes = {}, ...members } = definition
  const page: Members = {
    ...members,
    ...methods,
    is: route,
    route,
    properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, Object(one).value])),
    data: { ...data },
    setData(changes: object, done?: () => void) {
      Object.assign(page['data'] as object, changes)
      if (done) setTimeout(done, 0)
    },
    groupSetData: (change: () => void) => change(),
    triggerEvent() {},
    selectComponent: () => null,
    selectAllComponents: () => [],
  }
  const call = (hook: string) => (lifetimes[hook] ?? (members[hook] as Hook | undefined))?.call(page)
  call('created')
  // By then the page is in the stack, as it is on a phone.
  const load = page['onLoad'] as Hook | undefined
  page['onLoad'] = (query: unknown) => {
    call('attached')
    return load?.call(page, query)
  }
  return { page, unload: () => void call('detached') }
}
