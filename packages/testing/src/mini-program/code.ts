// Registers the app's pages and components with the framework, each when it is first needed.
import { type AppConfig, type Files, type PageConfig, pagesOf } from './files.ts'
import type { CodeSpace, DefinitionEnv } from './framework.ts'
import { createModules, normal } from './modules.ts'
import { toCss } from './styles.ts'

export interface Code {
  readonly pages: readonly string[]
  /** Runs app.js: `App({…})` gives its definition to `onApp`. */
  runApp(): void
  /** Makes a page ready to be created. */
  load(path: string): void
  configOf(path: string): PageConfig
  /** The CSS of the app, of its components, and of this page. */
  styleOf(page: string): string
}

export interface CodeOptions {
  readonly files: Files
  readonly space: CodeSpace
  readonly globals: Readonly<Record<string, unknown>>
  template(path: string): object
  onApp(definition: object): void
}

export function createCode({ files, space, globals, template, onApp }: CodeOptions): Code {
  const app = files.json<AppConfig>('app.json')
  const components = new Map<string, string | undefined>()
  const loaded = new Set<string>()
  let env: DefinitionEnv | undefined
  const inEnv =
    (name: keyof DefinitionEnv) =>
    (...args: [unknown?]) => {
      if (env === undefined) throw new Error(`${name} was called outside of a page's or component's script`)
      return env[name](...args)
    }
  const modules = createModules(files, {
    ...globals,
    App: onApp,
    Page: inEnv('Page'),
    Component: inEnv('Component'),
    Behavior: inEnv('Behavior'),
  })

  const configOf = (path: string): PageConfig => files.json<PageConfig>(`${path}.json`)
  const load = (path: string) => {
    if (loaded.has(path)) return
    loaded.add(path)
    const config = configOf(path)
    const usingComponents: Record<string, string> = {}
    for (const [tag, url] of Object.entries({ ...app.usingComponents, ...config.usingComponents })) {
      const own = url.startsWith('/') || app.usingComponents?.[tag] === url
      const place = normal(own ? url : `${path}/../${url}`)
      // As in WeChat, a component of an npm package is named like a module.
      usingComponents[tag] = `/${files.has(`${place}.json`) ? place : `miniprogram_npm/${normal(url)}`}`
      load(usingComponents[tag].slice(1))
    }
    const { component } = config
    if (component) components.set(path, scopeOf(path, config))
    space.addStyleSheet(path, undefined, scopeOf(path, config))
    space.addComponentStaticConfig(path, { ...config, usingComponents })
    space.addCompiledTemplate(path, template(path))
    space.componentEnv(path, (definitions) => {
      const outer = env
      env = definitions
      modules.require(`${path}.js`)
      env = outer
    })
  }

  return {
    pages: pagesOf(app),
    configOf,
    load,
    runApp: () => void (files.has('app.js') && modules.require('app.js')),
    styleOf(page) {
      const parts = [...components].map(([path, scope]) => toCss(files, `${path}.wxss`, scope))
      return [toCss(files, 'app.wxss'), ...parts, toCss(files, `${page}.wxss`)].join('\n')
    },
  }
}

/** The prefix of a component's class names; undefined if it shares the page's class names. */
function scopeOf(path: string, { component, ...config }: PageConfig): string | undefined {
  const { styleIsolation } = config as { styleIsolation?: string }
  const isShared = component ? /shared$/.test(styleIsolation ?? '') && !/apply/.test(styleIsolation ?? '') : true
  return isShared ? undefined : path.replace(/\W+/g, '-')
}
