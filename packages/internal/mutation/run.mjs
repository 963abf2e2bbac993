// `npm run mutate -- token-expiry`: brings Stryker, then mutates one package's sources and runs that package's tests;
// with `--more`, by the changes in more-changes.mjs.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { install } from '../tooling/install.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = process.cwd()
const [wanted, ...rest] = process.argv.slice(2)
const isMore = rest.includes('--more')
if (!wanted) {
  console.error('Which package? Such as: npm run mutate -- token-expiry')
  process.exit(1)
}

install(here)
const { status } = spawnSync(
  process.execPath,
  [
    `${here}node_modules/@stryker-mutator/core/bin/stryker.js`,
    'run',
    `${here}stryker.config.mjs`,
    ...rest.filter((each) => each !== '--more'),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, WXPIPE_MUTATED: wanted, WXPIPE_MORE: isMore ? '1' : '' } },
)
process.exitCode = status ?? 1
