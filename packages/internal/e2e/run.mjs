// `npm run e2e`: says in one line what is missing, or runs the checks in a browser; installs nothing
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, need } from '../tooling/needs.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))

need('npm run e2e', 'packages', 'build', 'toolchain', 'chromium')
for (const name of ['miniprogram', 'viewer']) rmSync(`${root}/artifacts/${name}`, { recursive: true, force: true })
const config = 'packages/internal/e2e/vitest.config.ts'
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...process.argv.slice(2)]
const env = { ...process.env, CHROMIUM: chromium }
const { status } = spawnSync(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' })
console.log('screenshots: artifacts/miniprogram, artifacts/viewer')
process.exit(status ?? 1)
