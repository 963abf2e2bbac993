// `npm run bench`: brings what the benchmark needs (its own packages, our builds), then runs it; needs Node and npm alone
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { install } from '../tooling/install.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const MEASURED = ['core', 'token-injection', 'token-expiry', 'token-refresh', 'inspector']

const run = (command, args, cwd) => {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs
    }),
  )

// A stale build would be measured without a word.
const isStale = (folder) => {
  const built = `${folder}/dist/index.mjs`
  return !existsSync(built) || statSync(built).mtimeMs < newest(`${folder}/src`)
}

if (!existsSync(`${root}/node_modules`)) install(root)
install(here)
for (const name of MEASURED) {
  const folder = `${root}/packages/${name}`
  if (existsSync(`${folder}/src/index.ts`) && isStale(folder)) run('npm', ['run', '--silent', 'build'], folder)
}
run(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/main.ts', ...process.argv.slice(2)], here)
run(process.execPath, ['--expose-gc', 'inspector-cost.mjs'], here)
