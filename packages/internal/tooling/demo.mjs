// `npm run demo`: says at once what it does, sets the repository up, then plays the story as it happens.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
// On stderr, as the set-up's lines: with --json, stdout holds the facts and nothing else.
console.error(
  'The demo: an app on a simulated phone, a real server, eight short chapters; each fact is checked as it happens.',
)

// Not by pnpm or npx: they would hold the story back, and take longer than it does.
// Files that the demo shall write are named from where it was called; npm says so itself.
const env = { INIT_CWD: process.cwd(), ...process.env }
const run = (script, args, cwd) => {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd, env, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
run(`${root}/packages/internal/tooling/setup.mjs`, [], root)
const tsx = `${root}/node_modules/tsx/dist/cli.mjs`
if (!existsSync(tsx)) throw new Error('tsx is not installed: npm run setup')
run(tsx, ['--tsconfig', 'tsconfig.json', 'src/demo.ts', ...process.argv.slice(2)], `${root}/examples/meetup`)
