// `npm run e2e`: says in one line what is missing, or runs the checks in a browser; installs nothing
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const chromium = (process.env.CHROMIUM ? [process.env.CHROMIUM] : usual).find(existsSync)

const isUnbuilt = (name) => {
  const dir = `${root}/packages/${name}`
  if (!existsSync(`${dir}/package.json`)) return false
  const { main, private: isPrivate } = JSON.parse(readFileSync(`${dir}/package.json`, 'utf8'))
  return !isPrivate && !existsSync(`${dir}/${main}`)
}

const missing = () => {
  if (!existsSync(`${root}/node_modules/vitest`)) return 'the packages of this repository: run npm run setup'
  if (readdirSync(`${root}/packages`).some(isUnbuilt)) return 'the built packages: run npm run build'
  if (!existsSync(`${root}/packages/internal/e2e/toolchain/node_modules/miniprogram-ci`)) {
    return 'WeChat’s build tools: run npm run test:all once, or npx pnpm@10.34.9 --dir packages/internal/e2e/toolchain install'
  }
  if (!chromium) {
    return 'Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM to where it is'
  }
  return undefined
}

const what = missing()
if (what) {
  console.error(`npm run e2e needs ${what}`)
  process.exit(1)
}
for (const name of ['miniprogram', 'viewer']) rmSync(`${root}/artifacts/${name}`, { recursive: true, force: true })
const config = 'packages/internal/e2e/vitest.config.ts'
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...process.argv.slice(2)]
const env = { ...process.env, CHROMIUM: chromium }
const { status } = spawnSync(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' })
console.log('screenshots: artifacts/miniprogram, artifacts/viewer')
process.exit(status ?? 1)
