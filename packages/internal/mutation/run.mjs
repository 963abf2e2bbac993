// `npm run mutate -- token-expiry`: brings Stryker, then mutates one package's sources and runs that package's tests;
// with `--more`, by the changes in more-changes.mjs.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = process.cwd()
const { packageManager } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
const [wanted, ...rest] = process.argv.slice(2)
const isMore = rest.includes('--more')
if (!wanted) {
  console.error('Which package? Such as: npm run mutate -- token-expiry')
  process.exit(1)
}

const run = (command, args, options) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', ...options })
  if (status !== 0) process.exit(status ?? 1)
}
const install = ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=silent']
run('npx', ['--yes', packageManager, ...install], { cwd: here, shell: process.platform === 'win32' })
run(
  process.execPath,
  [
    `${here}node_modules/@stryker-mutator/core/bin/stryker.js`,
    'run',
    `${here}stryker.config.mjs`,
    ...rest.filter((each) => each !== '--more'),
  ],
  { cwd: root, env: { ...process.env, WXPIPE_MUTATED: wanted, WXPIPE_MORE: isMore ? '1' : '' } },
)
