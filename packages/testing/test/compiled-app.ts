// What the tests of compiled Mini Programs share: the framework's modules, a document, and a small app.
import { createRequire } from 'node:module'
import { afterEach, beforeEach } from 'vitest'
import {
  launchMiniProgram,
  type MiniProgram,
  type MiniProgramFramework,
  type MiniProgramOptions,
} from '../src/index.ts'

// Loaded by require, because the framework's ES modules do not work in Node, and jsdom's types would bring in the
// DOM's.
const require = createRequire(import.meta.url)
export const framework: MiniProgramFramework = {
  glassEasel: require('glass-easel'),
  adapter: require('glass-easel-miniprogram-adapter'),
  templateCompiler: require('glass-easel-template-compiler'),
}
const { JSDOM } = require('jsdom') as { JSDOM: new (html: string) => { window: Record<string, unknown> } }

let launched: MiniProgram[] = []

/** Gives each test of a file its own document. */
export function withDocument(): void {
  beforeEach(withGlobalDocument)
  afterEach(() => {
    for (const app of launched) app.close()
    launched = []
  })
}

export function withGlobalDocument(): void {
  const { window } = new JSDOM('<!doctype html>')
  Object.assign(globalThis, { window, document: window['document'], Event: window['Event'] })
}

export const config = (pages: string[], more: object = {}): string => JSON.stringify({ pages, ...more })

/** Launches an app of these files; pages without a script or a template get empty ones. */
export function launch(files: Record<string, string>, more: Partial<MiniProgramOptions> = {}): MiniProgram {
  const { pages } = JSON.parse(files['app.json'] ?? '{}') as { pages: string[] }
  const whole: Record<string, string> = { ...files }
  for (const page of pages) {
    whole[`${page}.js`] ??= 'Page({})'
    whole[`${page}.wxml`] ??= ''
  }
  const app = launchMiniProgram({ files: whole, framework, ...more })
  launched.push(app)
  return app
}
