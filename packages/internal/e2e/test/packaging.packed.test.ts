// WeChat's own build tools take the packages and the example, offline, without a word of complaint.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmBuildPackages, root } from '@wxpipe/tooling/repository'
import { budgets, sizeOfMain } from '@wxpipe/tooling/sizes'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { readFiles, readReport } from '../src/compiled.ts'
import { drawShares, sharesOf } from '../src/shares.ts'

const compiledApp = inject('compiledApp')
const installedApp = inject('installedApp')
const report = readReport(compiledApp)
const files = readFiles(compiledApp)
const shares = sharesOf(files, report.dependencies)

const mains = npmBuildPackages.map((published) => ({
  what: published.name,
  bytes: sizeOfMain(installedApp, published),
  limit: budgets.mains[published.id] ?? budgets.mains['default'] ?? 0,
}))

afterAll(() => console.log(drawShares(shares, mains)))

describe('构建 npm', () => {
  it.each([
    ['as the example’s project.config.json asks for it', report.packAsConfigured],
    ['in a project whose package.json lies beside app.json', report.packBesideApp],
  ])('packs every package %s', (_where, outcome) => {
    expect(outcome).toEqual({ packed: npmBuildPackages.length, warnings: [] })
  })
})

describe('the compiler', () => {
  it('compiles the TypeScript example and says nothing', () => {
    expect(report.compile).toEqual([])
    const { pages } = JSON.parse(String(Buffer.from(files['app.json'] ?? [])))
    for (const page of pages as string[]) {
      expect(Object.keys(files)).toEqual(expect.arrayContaining([`${page}.js`, `${page}.wxml`, `${page}.json`]))
    }
  })

  it('resolves every dependency', () => {
    const everything = Object.keys(files)
    const unknown = Object.entries(report.dependencies).flatMap(([from, needs]) =>
      needs.filter((path) => !everything.includes(path)).map((path) => `${from} needs ${path}`),
    )
    expect(unknown).toEqual([])
  })

  it.each(npmBuildPackages)('finds what $name needs inside miniprogram_npm', ({ name }) => {
    const main = `miniprogram_npm/${name}/index.js`
    expect(files[main]).toBeDefined()
    const requires = [...String(Buffer.from(files[main] ?? [])).matchAll(/[\w$]\(["'](@wxpipe\/[^"']+)["']\)/g)]
    for (const [, peer] of requires) expect(files[`miniprogram_npm/${peer}/index.js`]).toBeDefined()
    if (name !== '@wxpipe/core') expect(requires.map(([, peer]) => peer)).toContain('@wxpipe/core')
  })

  it('compiles WXML and WXSS', () => {
    expect(report.views).toEqual({ wxml: expect.any(Number), wxss: expect.any(Number) })
  })
})

describe('the share of each package in an app', () => {
  it.each(mains)('$what is within its budget before WeChat’s tools minify it', ({ bytes, limit }) => {
    expect(bytes).toBeLessThanOrEqual(limit)
  })

  it('the report has every package that the example uses, its own code, and nothing of nobody’s', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'examples/miniprogram/package.json'), 'utf8'))
    const helpers = 'helpers of the ES5 compiler'
    expect(shares.map(({ what }) => what).sort()).toEqual(
      [...Object.keys(dependencies), helpers, 'the app’s own'].sort(),
    )
  })
})
