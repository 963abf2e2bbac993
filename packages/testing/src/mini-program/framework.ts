// The parts of WeChat's component framework that are used; its modules from npm are assignable to these types.

/** The framework's modules: `glass-easel`, its Mini Program adapter and its template compiler. */
export interface MiniProgramFramework {
  /** `import * as glassEasel from 'glass-easel'` */
  readonly glassEasel: GlassEasel
  /** `import * as adapter from 'glass-easel-miniprogram-adapter'` */
  readonly adapter: { readonly MiniProgramEnv: new () => Env }
  /** `import * as templateCompiler from 'glass-easel-template-compiler'` */
  readonly templateCompiler: { readonly TmplGroup: new () => TemplateGroup }
}

// Method syntax throughout, because its parameters are compared bivariantly, so that the modules' narrower types fit.
export interface GlassEasel {
  readonly CurrentWindowBackendContext: new () => object
  readonly Event: new (type: string, detail: unknown, options: object) => FrameworkEvent
  addGlobalErrorListener(listener: (error: unknown) => boolean | undefined): void
  removeGlobalErrorListener(listener: (error: unknown) => boolean | undefined): void
}

export interface FrameworkEvent {
  // biome-ignore lint/suspicious/noExplicitAny: an element of the framework
  dispatch(target: any): void
  getEventBubbleStatus(): number
}

/** The part of the framework's DOM backend that is changed. */
export interface Backend {
  document: {
    createElement(tagName: string): unknown
    createTextNode(text: string): unknown
    createDocumentFragment(): unknown
  }
  render(done: (error: null) => void): void
  onEvent(listener: (target: object, type: string, detail: unknown, options: EventOptions) => number): void
}

export interface EventOptions {
  readonly originalEvent?: unknown
}

export interface Env {
  createCodeSpace(id: string, isMainSpace: boolean): CodeSpace
  // biome-ignore lint/suspicious/noExplicitAny: the framework's own backend
  associateBackend(backend?: any): { createRoot(tagName: string, space: any, url: string): Root }
}

export interface CodeSpace {
  // biome-ignore lint/suspicious/noExplicitAny: the framework's own types
  getComponentSpace(): { updateComponentOptions(options: any): void }
  addStyleSheet(path: string, url?: string, scopeName?: string): void
  // biome-ignore lint/suspicious/noExplicitAny: the framework's own types
  addCompiledTemplate(path: string, template: any): void
  // biome-ignore lint/suspicious/noExplicitAny: the framework's own types
  addComponentStaticConfig(path: string, config: any): void
  componentEnv<T>(path: string, run: (env: DefinitionEnv) => T): T
}

/** The global functions while a page's or component's script runs. */
export interface DefinitionEnv {
  // biome-ignore lint/suspicious/noExplicitAny: whatever the app defines
  Page(definition: any): any
  // biome-ignore lint/suspicious/noExplicitAny: whatever the app defines
  Component(definition?: any): any
  // biome-ignore lint/suspicious/noExplicitAny: whatever the app defines
  Behavior(definition?: any): any
}

export interface Root {
  /** The page object, `this` in its methods. */
  get(): object
  getComponent(): { triggerPageLifetime(name: string, args: unknown[]): void }
  // biome-ignore lint/suspicious/noExplicitAny: the framework's own element types
  attach(parent: any, placeholder: any): void
  release(): void
}

export interface TemplateGroup {
  addTmpl(path: string, wxml: string): unknown
  addScript(path: string, wxs: string): void
  getTmplGenObjectGroups(): string
}

/** A problem that `addTmpl` finds in a template. */
export interface TemplateProblem {
  readonly level: string
  readonly message: string
  readonly startLine: number
}
