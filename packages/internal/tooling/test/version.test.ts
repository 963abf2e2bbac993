// The next version: one for all packages, and told in the one changelog.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedPackages, readManifest, repositoryFiles, root } from '../src/repository.ts'
import { released } from '../src/version.ts'

const tooling = relative(root, fileURLToPath(new URL('..', import.meta.url)))
const copy = mkdtempSync(join(tmpdir(), 'wxpipe-version-'))
const manifestIn = (dir: string) => readManifest(join(copy, relative(root, dir)))
const isNeeded = (path: string) =>
  /(^|\/)package\.json$|^CHANGELOG\.md$|^pnpm-workspace\.yaml$|^\.changeset\/config\.json$/.test(path) ||
  path.startsWith(join(tooling, 'src'))

beforeAll(() => {
  for (const path of repositoryFiles.filter(isNeeded)) cpSync(join(root, path), join(copy, path))
  const folders = ['.', ...repositoryFiles.filter((path) => path === join(tooling, 'package.json')).map(dirname)]
  for (const folder of folders) symlinkSync(join(root, folder, 'node_modules'), join(copy, folder, 'node_modules'))
  writeFileSync(join(copy, '.changeset/one.md'), '---\n"@wxpipe/core": minor\n---\n\nThe core does more.\n')
  writeFileSync(join(copy, '.changeset/two.md'), '---\n"@wxpipe/cache": patch\n---\n\nThe cache forgets.\n')
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), join(copy, tooling, 'src/commands/version.ts')],
    { cwd: copy, encoding: 'utf8' },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('a minor change of the core', () => {
  const [major, minor] = (readManifest(publishedPackages[0]!.dir).version ?? '').split('.').map(Number)
  const next = `${major}.${minor! + 1}.0`

  it('raises every published package by a minor version, though the core is their peer', () => {
    const versions = publishedPackages.map(({ dir }) => manifestIn(dir).version)
    expect(new Set(versions)).toEqual(new Set([next]))
  })

  it('leaves the peers’ range as it was', () => {
    const ranges = publishedPackages.flatMap(({ dir }) => Object.values(manifestIn(dir).peerDependencies ?? {}))
    expect(new Set(ranges)).toEqual(new Set(['workspace:^']))
  })

  it('raises no private package, and the examples follow', () => {
    const privates = repositoryFiles.filter((path) => /^packages\/.*package\.json$/.test(path)).map(dirname)
    const others = privates.map((dir) => manifestIn(join(root, dir))).filter((manifest) => manifest.private)
    expect(others.map(({ version }) => version).filter((version) => version === next)).toEqual([])
    expect(manifestIn(join(root, 'examples/miniprogram')).dependencies?.['@wxpipe/core']).toBe(`^${next}`)
  })

  it('is told in the changelog, and the changesets are gone', () => {
    const changelog = readFileSync(join(copy, 'CHANGELOG.md'), 'utf8')
    expect(changelog).toMatch(
      new RegExp(
        `## \\[${next}\\] - \\d{4}-\\d\\d-\\d\\d\n\n### Changed\n\n- The core does more\\.\n\n### Fixed\n\n- The cache forgets\\.\n`,
      ),
    )
    expect(readdirSync(join(copy, '.changeset'))).toEqual(['config.json'])
  })
})

describe('the changelog', () => {
  it('keeps what stood under "Unreleased" in the new version', () => {
    const before = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One.\n'
    expect(released(before, '0.2.0', '2026-12-01', [{ summary: 'Two\nlines.', isFix: true }])).toBe(
      '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n### Fixed\n\n- Two\n  lines.\n\n### Added\n\n- One.\n',
    )
  })
})
