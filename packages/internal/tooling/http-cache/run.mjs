// `npm run http-cache`: brings the suite behind cache-tests.fyi, then runs it over the cache; needs Node and npm alone.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { install } from '../install.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../../..', import.meta.url))

install(here)
const { status } = spawnSync(
  process.execPath,
  [`${root}/node_modules/tsx/dist/cli.mjs`, 'src/main.ts', ...process.argv.slice(2)],
  { cwd: here, stdio: 'inherit' },
)
process.exitCode = status ?? 1
