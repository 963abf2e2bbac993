// `npm run http-cache`: brings the suite behind cache-tests.fyi, then runs it over the cache; needs Node and npm alone.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const { packageManager } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))

const run = (command, args, options) => {
  const { status } = spawnSync(command, args, { cwd: here, stdio: 'inherit', ...options })
  if (status !== 0) process.exit(status ?? 1)
}

const install = ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=silent']
run('npx', ['--yes', packageManager, ...install], { shell: process.platform === 'win32' })
run(process.execPath, [`${root}/node_modules/tsx/dist/cli.mjs`, 'src/main.ts', ...process.argv.slice(2)])
