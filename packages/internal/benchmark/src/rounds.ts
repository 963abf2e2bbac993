// Runs the schedule: one process per job, contenders interleaved, every round in another order
import { spawn } from 'node:child_process'
import { Figures } from './figures.ts'
import { type Job, keyOf, type Outcome } from './job.ts'
import { shellFor } from './jsc/shell.ts'
import { workerPath } from './paths.ts'
import { MEMORY_FLAGS } from './plans/memory.ts'
import type { Schedule } from './schedule.ts'

const LIMIT = 120_000

const flagsFor = ({ plan, engine }: Job): string[] => [
  // V8's parallel collector waits for cores that a busy machine does not have.
  '--single-threaded-gc',
  ...(engine === 'jitless' ? ['--jitless'] : []),
  ...(plan === 'memory' ? MEMORY_FLAGS : []),
  '--no-warnings',
]

const programFor = (job: Job, flags: readonly string[]): readonly [string, readonly string[]] =>
  job.engine === 'jsc' || job.engine === 'jsc, ES5'
    ? shellFor(job)
    : [process.execPath, [...flagsFor(job), ...flags, workerPath, JSON.stringify(job)]]

const run = (job: Job, flags: readonly string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const [program, args] = programFor(job, flags)
    const child = spawn(program, args, { timeout: LIMIT })
    let out = ''
    let errors = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out))
      else reject(new Error(`${JSON.stringify(job)} ended with ${code}\n${errors}`))
    })
  })

const rotate = <T>(list: readonly T[], by: number): T[] => {
  const start = list.length > 0 ? by % list.length : 0
  return [...list.slice(start), ...list.slice(0, start)]
}

export const runAll = async (
  { rounds, groups, once, again }: Schedule,
  progress: (line: string) => void,
  flags: readonly string[] = [],
): Promise<Figures> => {
  const figures = new Figures()
  const perRound = groups.flat().length
  const total = once.flat().length + rounds * perRound + again.flat().length
  let done = 0
  const doJob = async (job: Job) => {
    done += 1
    progress(`${done}/${total} ${keyOf(job)}`)
    const outcome = await run(job, flags)
    if ('figure' in outcome) figures.add(job, outcome.figure)
    else figures.refused.set(keyOf(job), outcome.refused)
  }
  // Counted, not timed: they may share the processor.
  for (const group of once) await Promise.all(group.map(doJob))
  for (let round = 0; round < rounds; round++) {
    for (const group of groups) for (const job of rotate(group, round)) await doJob(job)
  }
  // After the rounds, because figures of one round are compared by their place.
  for (const group of again) for (const job of group) await doJob(job)
  return figures
}
