// Every lockfile brings what build, lint and test need on every platform, whoever wrote it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPlatforms } from './lockfile.ts'
import { repositoryFiles, root } from './repository.ts'

const lockfiles = repositoryFiles.filter((path) => /(^|\/)pnpm-lock\.yaml$/.test(path))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

// pnpm leaves out an optional package that its registry does not have at that moment, and says nothing.
const advice = 'npm run pnpm -- install --lockfile-only --fix-lockfile'

describe('a lockfile', () => {
  it.each(lockfiles)('%s has every platform’s binaries', (path) => {
    expect(readPlatforms(read(path)).gaps, `mend it with: ${advice}`).toEqual([])
  })

  it('of the workspace has the packages that bring binaries', () => {
    const names = readPlatforms(read('pnpm-lock.yaml')).withBinaries.map((name) => name.replace(/@[^@]*$/, ''))
    const known = ['@biomejs/biome', 'esbuild', 'lightningcss', 'rolldown', 'rollup', 'typescript']
    expect(known.filter((name) => !names.includes(name))).toEqual([])
  })

  it('that lost one binary is found out', () => {
    const whole = read('pnpm-lock.yaml')
    const without = (line: RegExp) => readPlatforms(whole.replace(line, '')).gaps
    expect(without(/^ {6}'@biomejs\/cli-darwin-arm64': .*\n/m)).toEqual([
      { needs: expect.stringMatching(/^@biomejs\/biome@/), platform: 'darwin-arm64' },
    ])
    expect(without(/^ {6}'@rollup\/rollup-linux-x64-musl': .*\n/m)).toEqual([
      { needs: expect.stringMatching(/^rollup@/), platform: 'linux-x64-musl' },
    ])
  })
})
