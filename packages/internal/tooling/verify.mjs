// `npm test` after its set-up, and `npm run test:all`: every stage runs, also after a failed one, so that one run tells everything.
import { spawnSync } from 'node:child_process'
import { need } from './needs.mjs'

const isAll = process.argv.includes('--all')
need('npm test', 'node')
const stages = ['types', 'lint', 'build', 'unit', 'packages', ...(isAll ? ['packages:long'] : [])]
// More random lives, where there is time for them.
const env = isAll ? { WXPIPE_RUNS: '400', ...process.env } : process.env
const failed = new Set()
const lines = []
const began = Date.now()
const seconds = (since) => Math.round((Date.now() - since) / 1000)

const close = (line) => {
  lines.push(line)
  console.log(`== ${line}`)
}

for (const stage of stages) {
  // Checks of what is published would only repeat that it could not be built.
  if (stage.startsWith('packages') && failed.has('build')) {
    close(`${stage.padEnd(13)}  not run: the build failed`)
    continue
  }
  const stageBegan = Date.now()
  console.log(`\n== ${stage} (${stages.indexOf(stage) + 1} of ${stages.length}) begins after ${seconds(began)} s`)
  const { status } = spawnSync('npm', ['run', '--silent', stage], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env,
  })
  if (status !== 0) failed.add(stage)
  close(`${stage.padEnd(13)}  ${status === 0 ? 'ok' : 'FAILED'} in ${seconds(stageBegan)} s`)
}

console.log(`\n${lines.join('\n')}\nall in ${seconds(began)} s`)
if (!isAll)
  console.log('npm run test:all adds WeChat’s own tools, a component framework in jsdom and a soak of 20,000 requests')
process.exitCode = failed.size > 0 ? 1 : 0
