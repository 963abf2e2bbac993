// `npm run e2e` says in one line what is missing, one thing after the other, and installs nothing.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'wxpipe-run-'))
afterAll(() => rmSync(root, { recursive: true }))

const put = (path: string, text = '') => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const run = () => {
  const env = { ...process.env, CHROMIUM: join(root, 'no-chromium') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'packages/internal/e2e/run.mjs')], {
    env,
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}
const missing = (what: RegExp) => ({
  status: 1,
  said: expect.stringMatching(new RegExp(`^npm run e2e needs ${what.source}[^\\n]*\\n$`)),
})

it('says what is missing in one line, until nothing is', () => {
  mkdirSync(join(root, 'packages/internal/e2e'), { recursive: true })
  copyFileSync(fileURLToPath(new URL('../run.mjs', import.meta.url)), join(root, 'packages/internal/e2e/run.mjs'))
  put('packages/internal/tooling/needs.mjs', readFileSync(new URL('../../tooling/needs.mjs', import.meta.url), 'utf8'))
  put('packages/core/package.json', '{ "main": "dist/index.js" }')
  put('packages/internal/e2e/package.json', '{ "private": true }')

  expect(run()).toEqual(missing(/the packages of this repository: run npm run setup/))
  put('node_modules/vitest/vitest.mjs', 'console.log("vitest", process.argv.slice(2).join(" "))')
  expect(run()).toEqual(missing(/the built packages: run npm run build/))
  put('packages/core/dist/index.js')
  expect(run()).toEqual(missing(/WeChat’s build tools: run npm run test:all once/))
  put('packages/internal/e2e/toolchain/node_modules/miniprogram-ci/package.json')
  expect(run()).toEqual(missing(/Chromium: apt-get install chromium/))
  put('no-chromium')
  expect(run()).toEqual({
    status: 0,
    said: expect.stringContaining('vitest run --config packages/internal/e2e/vitest.config.ts'),
  })
  expect(readdirSync(root).sort()).toEqual(['no-chromium', 'node_modules', 'packages'])
})
