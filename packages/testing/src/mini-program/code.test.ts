// Scripts and styles: how a Mini Program resolves modules, what its engine lacks, and WXSS as CSS.
import { describe, expect, it } from 'vitest'
import { createFiles } from './files.ts'
import { createModules } from './modules.ts'
import { toCss } from './styles.ts'

const run = (files: Record<string, string>, path = 'pages/a/a.js') =>
  createModules(createFiles(files), {}).require(path)
const exporting = (value: string) => `module.exports = ${value}`

describe('a script', () => {
  it.each([
    ['./b', 'pages/a/b.js'],
    ['../../utils/c.js', 'utils/c.js'],
    ['/utils', 'utils/index.js'],
    ['b', 'pages/a/b.js'],
    ['@scope/pkg', 'miniprogram_npm/@scope/pkg/index.js'],
    ['pkg/sub', 'pages/miniprogram_npm/pkg/sub.js'],
  ])('that requires %s gets %s', (request, path) => {
    expect(run({ 'pages/a/a.js': exporting(`require('${request}')`), [path]: exporting('42') })).toBe(42)
  })

  it('runs once, also in a circle', () => {
    const files = {
      'a.js': `exports.early = 1; exports.b = require('./b')`,
      'b.js': exporting(`{ seen: require('./a').early }`),
    }
    expect(run(files, 'a.js')).toEqual({ early: 1, b: { seen: 1 } })
  })

  it('says which script misses which module', () => {
    expect(() => run({ 'pages/a/a.js': `require('./nothing')` })).toThrow(
      "module './nothing' is not found, required by pages/a/a.js",
    )
  })

  it('sees neither a document nor Node', () => {
    const names = ['window', 'document', 'process', 'Buffer', 'URL', 'fetch', 'AbortController', 'TextDecoder']
    expect(run({ 'a.js': exporting(`[${names.map((name) => `typeof ${name}`).join()}]`) }, 'a.js')).toEqual(
      names.map(() => 'undefined'),
    )
  })
})

describe('a style', () => {
  const css = (wxss: string, scope?: string) =>
    toCss(createFiles({ 'a/a.wxss': wxss, 'b.wxss': '.b{}' }), 'a/a.wxss', scope)

  it('measures in parts of the screen’s width', () => {
    expect(css('.a{width:750rpx;margin:-7.5rpx 1px}')).toBe('.a{width:100vw;margin:-1vw 1px}')
  })

  it('brings what it imports, once', () => {
    expect(css('@import "../b.wxss";@import "/b.wxss";.a{}')).toBe('.b{}.a{}')
  })

  it('of a component has class names of its own, and leaves everything else', () => {
    expect(css('.a .b:after,.a.c{x:.5}@media (min-width:1.5px){.d{}}@keyframes k{from{}50.5%{}to{}}', 'tag')).toBe(
      '.tag--a .tag--b:after,.tag--a.tag--c{x:.5}@media (min-width:1.5px){.tag--d{}}@keyframes k{from{}50.5%{}to{}}',
    )
  })

  it('finds <image> under the name it is drawn by', () => {
    expect(css('image,.a>image.b,.image{}')).toBe('img,.a>img.b,.image{}')
  })
})
