// The guide "Into the developer tools": its projects, built by WeChat's own tools, are as it says.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '@wxpipe/tooling/repository'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runOnProjects } from '../src/toolchain.ts'

const guide = readFileSync(join(root, 'docs/en/guide/project.md'), 'utf8')
/** A file that the guide shows, by the path in its first line. */
const shown = (path: string) => guide.split(`\n// ${path}\n`)[1]?.split('\n```')[0] ?? ''

interface Report {
  readonly npm: { readonly packed?: number; readonly error?: string }
  readonly compiled: {
    readonly error?: string
    readonly sizes: Readonly<Record<string, number>>
    readonly needs: Readonly<Record<string, readonly string[]>>
  }
}

const folder = mkdtempSync(join(tmpdir(), 'wxpipe-project-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, content: string | object): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
}

/** npm i: `peers` are installed, and not written into package.json. */
function npmInstall(path: string, ids: readonly string[], peers: readonly string[] = []): void {
  write(`${path}/package.json`, { dependencies: Object.fromEntries(ids.map((id) => [`@wxpipe/${id}`, '0.1.0'])) })
  for (const id of [...ids, ...peers]) {
    const at = join('node_modules/@wxpipe', id)
    cpSync(join(inject('installedApp'), at), join(folder, path, at), { recursive: true })
  }
}

function page(path: string, script: string, ending = 'js'): void {
  write(`${path}.${ending}`, script)
  write(`${path}.json`, {})
  write(`${path}.wxml`, '<view/>')
}

const start = ['core', 'data', 'envelope', 'token-injection', 'token-expiry', 'login-redirect']
const es5 = { es6: true, enhance: true, minified: true }
const project = (setting: object, rest = {}) => ({
  appid: 'touristappid',
  compileType: 'miniprogram',
  setting,
  ...rest,
})

function layOutJavaScript(): void {
  const subPackages = [
    { root: 'shop', pages: ['shop'] },
    { root: 'alone', pages: ['alone'], independent: true },
  ]
  write('plain/project.config.json', project(es5))
  write('plain/app.json', { pages: ['pages/me/me'], subPackages })
  write('plain/app.js', start.map((id) => `require('@wxpipe/${id}')`).join('\n'))
  write('plain/http.js', shown('http.js'))
  page('plain/pages/me/me', shown('pages/me/me.js'))
  page('plain/shop/shop', `require('@wxpipe/core'); require('@wxpipe/stream'); require('../http'); Page({})`)
  page('plain/alone/alone', `require('@wxpipe/core'); Page({})`)
  npmInstall('plain', start)
  npmInstall('plain/shop', ['stream'], ['core'])
  npmInstall('plain/alone', ['core'])
}

function layOutTypeScript(name: string, setting: object): void {
  write(`${name}/project.config.json`, project({ ...es5, ...setting }, { miniprogramRoot: 'miniprogram/' }))
  write(`${name}/miniprogram/app.json`, { pages: ['pages/index/index'] })
  write(`${name}/miniprogram/app.ts`, 'App({})')
  page(`${name}/miniprogram/pages/index/index`, `const n: number = 1; Page({ data: { n } })`, 'ts')
  npmInstall(name, ['core'])
}

let reports: Readonly<Record<string, Report>>

beforeAll(async () => {
  layOutJavaScript()
  layOutTypeScript('typescript', { useCompilerPlugins: ['typescript'] })
  layOutTypeScript('without', {})
  await runOnProjects(folder)
  reports = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
})

describe('the project of the guide', () => {
  it('in JavaScript needs no setting: 构建 npm packs what lies beside app.json, and what subpackages have', () => {
    expect(reports['plain']!.npm).toEqual({ packed: start.length + 2, warnings: [] })
  })

  it('finds in a subpackage its own packages first, then those of the main package', () => {
    const { needs } = reports['plain']!.compiled
    const main = 'miniprogram_npm/@wxpipe/core/index.js'
    expect(needs['http.js']).toContain(main)
    expect(needs['pages/me/me.js']).toContain('http.js')
    const stream = 'shop/miniprogram_npm/@wxpipe/stream/index.js'
    expect(needs['shop/shop.js']).toEqual(expect.arrayContaining([main, stream, 'http.js']))
    expect(needs['alone/alone.js']).toEqual([`alone/${main}`])
  })

  it('in TypeScript is compiled by the plugin; without it the tools look for a .js', () => {
    expect(Object.keys(reports['typescript']!.compiled.sizes)).toContain('pages/index/index.js')
    expect(reports['without']!.compiled.error).toContain(
      'could not find the corresponding file: "pages/index/index.js"',
    )
  })

  it('without packNpmRelationList has no packages where package.json lies outside of miniprogramRoot', () => {
    expect(reports['typescript']!.npm.error).toContain('NPM packages not found')
  })

  it('weighs what the guide says', () => {
    const { sizes } = reports['plain']!.compiled
    const sum = (isMeant: (path: string) => boolean) =>
      Object.entries(sizes).reduce((total, [path, size]) => total + (isMeant(path) ? size : 0), 0) / 1024
    const [, packages, helpers] = /\n(\d+) KB then, and .* up to (\d+) KB/.exec(guide) ?? []
    const said = Number(packages)
    const real = sum((path) => path.startsWith('miniprogram_npm/'))
    expect([said - 2 < real, real < said + 0.5]).toEqual([true, true])
    expect(sum((path) => path.startsWith('@babel/'))).toBeLessThan(Number(helpers))
  })
})
