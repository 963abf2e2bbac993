// `npm test` after its set-up, and `npm run test:all`: every stage runs, also after a failed one, so that one run tells everything.
import { spawn } from 'node:child_process'
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

/** Runs one stage to its end. @returns a function that shows what the stage has printed, if that was held back, and its result */
async function run(stage, isHeldBack) {
  const stageBegan = Date.now()
  const said = []
  const child = spawn('npm', ['run', '--silent', stage], {
    stdio: isHeldBack ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
    env,
  })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(piece))
  const status = await new Promise((resolve) => child.on('close', resolve).on('error', resolve))
  const took = seconds(stageBegan)
  return () => {
    if (status !== 0) failed.add(stage)
    process.stdout.write(Buffer.concat(said))
    close(`${stage.padEnd(13)}  ${status === 0 ? 'ok' : 'FAILED'} in ${took} s`)
  }
}

let beside
for (const stage of stages) {
  // Checks of what is published would only repeat that it could not be built.
  if (stage.startsWith('packages') && failed.has('build')) {
    close(`${stage.padEnd(13)}  not run: the build failed`)
    continue
  }
  const isBeside = stage === 'types'
  const when = isBeside ? 'begins, beside the next two,' : 'begins'
  console.log(`\n== ${stage} (${stages.indexOf(stage) + 1} of ${stages.length}) ${when} after ${seconds(began)} s`)
  // The compiler uses one core: while it checks the types, lint and build have the others. What it prints is shown
  // after them, so that lines do not mix.
  if (isBeside) beside = run(stage, true)
  else (await run(stage))()
  if (stage === 'build') (await beside)()
}

console.log(`\n${lines.join('\n')}\nall in ${seconds(began)} s`)
if (!isAll)
  console.log('npm run test:all adds WeChat’s own tools, a component framework in jsdom and a soak of 20,000 requests')
process.exitCode = failed.size > 0 ? 1 : 0
