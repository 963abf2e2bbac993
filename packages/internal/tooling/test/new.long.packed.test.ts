// A package made by `npm run new` passes every check untouched; it is made in a copy of the repository, which goes again.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { namesOf } from '../src/new-package.ts'
import { publishedPackages, repositoryFiles, root } from '../src/repository.ts'

const copy = mkdtempSync(join(tmpdir(), 'wxpipe-new-'))
const tools = 'packages/internal/e2e/toolchain/node_modules'
// Its own reports and workers: this run's would be mixed up with them.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|WXPIPE_REPORTS)/.test(name)))

/** Runs a command in the copy. @returns '' or, when it failed, what it said */
function fails(command: string, ...args: readonly string[]): string {
  const shell = process.platform === 'win32'
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, env, encoding: 'utf8', shell })
  return status === 0 ? '' : `${stdout}${stderr}`
}
const vitest = (...args: readonly string[]) => fails('npx', 'vitest', 'run', ...args)

beforeAll(() => {
  for (const path of repositoryFiles) cpSync(join(root, path), join(copy, path))
  for (const { id, dir } of publishedPackages) {
    cpSync(join(dir, 'dist'), join(copy, 'packages', id, 'dist'), { recursive: true })
  }
  if (existsSync(join(root, tools))) symlinkSync(join(root, tools), join(copy, tools), 'junction')
  expect(fails('npm', 'run', 'setup')).toBe('')
  expect(fails('npm', 'run', 'new', '--', 'sample-plugin')).toBe('')
}, 600_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

it('has what a package has', () => {
  const manifest = JSON.parse(readFileSync(join(copy, 'packages/sample-plugin/package.json'), 'utf8'))
  expect(manifest).toMatchObject({
    name: '@wxpipe/sample-plugin',
    peerDependencies: { '@wxpipe/core': 'workspace:^' },
    keywords: expect.arrayContaining(['miniprogram', '小程序']),
  })
  expect(existsSync(join(copy, 'packages/sample-plugin/api.d.ts'))).toBe(true)
  expect(existsSync(join(copy, '.changeset/sample-plugin.md'))).toBe(true)
})

it('is made with the lockfile that setup takes', () => {
  expect(fails('npm', 'run', 'setup')).toBe('')
})

it.each(['types', 'lint', 'graph'])(
  'passes npm run %s',
  (script) => {
    expect(fails('npm', 'run', script)).toBe('')
  },
  300_000,
)

it('passes its tests, those of the types, and those of the repository', () => {
  expect(vitest('--project', 'sample-plugin', '--project', 'types')).toBe('')
  expect(vitest('--project', 'tooling')).toBe('')
}, 600_000)

it('passes the checks of what is published', () => {
  expect(vitest('--project', 'packages', '-t', 'sample-plugin|table of plugins')).toBe('')
}, 600_000)

it('is taken by 构建 npm, and does its work in bare engines', () => {
  expect(vitest('--project', 'packages-long', 'packaging', 'engines', '-t', 'sample-plugin|构建 npm')).toBe('')
}, 600_000)

it.each(['Sample', 'a--b', '../x', '', '1st'])('a name that cannot be one is refused: %j', (name) => {
  expect(() => namesOf(name)).toThrow('words in lower case with hyphens')
})
