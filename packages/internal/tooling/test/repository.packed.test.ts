// The repository keeps its own rules: its layout, short files, no registry by name, one pinned pnpm.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readManifest, repositoryFiles, root } from '../src/repository.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const sources = repositoryFiles.filter((path) => /^(packages|examples)\/.*\.[cm]?[jt]sx?$/.test(path))

describe('the repository', () => {
  it('has at its top level only what its layout names', () => {
    const top = new Set(repositoryFiles.map((path) => path.split('/')[0] ?? ''))
    const named =
      /^(\..*|packages|examples|docs|package\.json|pnpm-workspace\.yaml|pnpm-lock\.yaml|tsconfig\.base\.json|vitest\.config\.ts|biome\.json|LICENSE|(README|CONTRIBUTING|CHANGELOG|SECURITY)(\.[\w-]+)?\.md)$/
    expect([...top].filter((name) => !named.test(name))).toEqual([])
  })

  it('has no source file of more than 180 lines, but for the way of a request and the types that name each other', () => {
    const limits: { [path: string]: number } = {
      'packages/core/src/traversal.ts': 290,
      'packages/core/src/types/pipeline.ts': 200,
    }
    const long = sources
      // An api.d.ts is written by npm run api, as long as the API is.
      .filter((path) => !/\.test(-d)?\.ts$|\/api\.d\.ts$/.test(path))
      .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
    expect(long.filter(({ path, lines }) => lines > (limits[path] ?? 180))).toEqual([])
  })

  it('names no package registry, so that everyone’s own is used', () => {
    const configured = execFileSync('npm', ['config', 'get', 'registry'], {
      encoding: 'utf8',
      stdio: 'pipe',
      cwd: root,
    })
    const own = new URL(configured.trim()).host.replace(/\./g, '\\.')
    const named = new RegExp(`${own}|\\bregistry\\.[\\w-]+\\.\\w+|\\bnpm(js|mirror)\\.(com|org)|\\bdeb\\.debian\\.`)
    expect(repositoryFiles.filter((path) => named.test(read(path)))).toEqual([])
  })

  it('skips no test, and silences no compiler', () => {
    const soft = /\b(it|test|describe)\.(skip|only|todo)\b|@ts-(ignore|nocheck)|\bas any\b|\b(TODO|FIXME)\b/
    const self = 'packages/internal/tooling/test/repository.packed.test.ts'
    const found = sources.filter((path) => path !== self && soft.test(read(path)))
    expect(found).toEqual([])
  })

  it('registers no hook of a test while a helper is imported: it would run for the first file that imports it alone', () => {
    const helpers = sources.filter((path) => !/\.(test|site|e2e|hosts)\.ts$/.test(path))
    expect(helpers.filter((path) => /^(before|after)(Each|All)\(/m.test(read(path)))).toEqual([])
  })

  it('brings one pinned pnpm with npx, so that Node and npm are enough', () => {
    const { packageManager = '', scripts = {} } = readManifest(root)
    expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/)
    const named = repositoryFiles
      .filter((path) => /(^|\/)package\.json$|\.mjs$|^\.ci\//.test(path))
      .flatMap((path) => read(path).match(/pnpm@[\d.]+/g) ?? [])
    expect(new Set(named)).toEqual(new Set([packageManager]))
    expect(Object.values(scripts).filter((script) => /(^|&& |; )pnpm /.test(script))).toEqual([])
  })
})
