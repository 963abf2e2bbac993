// What a test gives launchMiniProgram by mistake, and what a launch that fails leaves behind: nothing.
import { afterEach, expect, it, vi } from 'vitest'
import { config, framework, launch, withDocument } from '../../test/compiled-app.ts'
import { launchMiniProgram } from '../index.ts'

withDocument()
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
const files = { 'app.json': config(['pages/a/a']), 'pages/a/a.js': 'Page({})', 'pages/a/a.wxml': '<view/>' }
const drawn = () => (globalThis as unknown as { document: { body: { innerHTML: string } } }).document.body.innerHTML

it.each<[string, unknown, string]>([
  ['nothing', undefined, 'launchMiniProgram has no "undefined": write '],
  ['no files', { framework }, 'launchMiniProgram: "files" must be: plain object of strings or bytes'],
  ['a Map', { framework, files: new Map() }, 'launchMiniProgram: "files" must be: plain object of strings or bytes'],
  ['no app.json', { framework, files: {} }, 'the Mini Program has no file app.json'],
  ['half an app.json', { framework, files: { 'app.json': '{' } }, 'app.json is not JSON: '],
  ['an app.json without pages', { framework, files: { 'app.json': '{}' } }, 'app.json has no list of pages'],
  ['no framework', { files }, 'launchMiniProgram: "framework" must be: plain object'],
  [
    'half a framework',
    { files, framework: { glassEasel: framework.glassEasel } },
    'launchMiniProgram: framework: "adapter" must be: object',
  ],
  ['pages, which app.json has', { files, framework, pages: [] }, 'launchMiniProgram has no "pages": write '],
  ['a misspelt option', { files, framework, handlr: () => ({}) }, 'launchMiniProgram has no "handlr": write handler'],
  ['a first page that is not there', { files, framework, entry: 'pages/b/b' }, 'page "pages/b/b" is not found'],
])('%s is told, and the document stays as it was', (_, options, words) => {
  const before = drawn()
  expect(() => launchMiniProgram(options as never)).toThrow(words)
  expect(drawn()).toBe(before)
})

it('a launch that throws leaves no page, no timer and no listener behind', () => {
  vi.useFakeTimers()
  const add = vi.spyOn(framework.glassEasel, 'addGlobalErrorListener')
  const remove = vi.spyOn(framework.glassEasel, 'removeGlobalErrorListener')
  const before = drawn()
  const script = `App({ onLaunch() { wx.request({ url: 'https://a.example.com/' }); throw new Error('no') } })`
  expect(() => launch({ ...files, 'app.js': script }, { handler: () => ({ delay: 1_000 }), profile: '2g' })).toThrow(
    'no',
  )
  expect(drawn()).toBe(before)
  expect(vi.getTimerCount()).toBe(0)
  expect(remove.mock.calls).toEqual(add.mock.calls)
})
