// `npm run setup` says what to do about a lockfile that is older than a package.json, and why nothing could be installed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { readManifest, root } from './repository.ts'

const script = fileURLToPath(new URL('../setup.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'wxpipe-setup-'))
const advice = 'A package.json has changed and pnpm-lock.yaml has not: npm run pnpm -- install\n'
// It says that it begins, and then only this.
const said = new RegExp(`^Setting up: .*\\n${advice}$`)
const emptyLockfile = `lockfileVersion: '9.0'\nimporters:\n  .: {}\n`

function setup(files: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}) {
  const { packageManager } = readManifest(root)
  const manifest = { private: true, packageManager, devDependencies: { typescript: '6.0.3' } }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } })
}

afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a stale lockfile is one line of advice, and nothing is installed', () => {
  const { status, stdout, stderr } = setup({ 'pnpm-lock.yaml': emptyLockfile })
  expect({ status, said: stdout + stderr }).toEqual({ status: 1, said: expect.stringMatching(said) })
  expect(readFileSync(join(folder, 'pnpm-lock.yaml'), 'utf8')).toBe(emptyLockfile)
})

it('says why pnpm cannot be downloaded, also under npm test, which calls it with --silent', () => {
  const { status, stdout, stderr } = setup(
    {},
    {
      npm_config_loglevel: 'silent',
      npm_config_cache: join(folder, 'cache'),
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_fetch_retries: '0',
    },
  )
  expect({ status, said: stdout + stderr }).toEqual({ status: 1, said: expect.stringMatching(/ECONNREFUSED/) })
})
