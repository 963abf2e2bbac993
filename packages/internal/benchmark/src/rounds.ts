// Runs the schedule: one process per job, contenders interleaved, every round in another order
import { spawn } from 'node:child_process'
import { Figures } from './figures.ts'
import type { Job, Outcome } from './job.ts'
import { workerPath } from './paths.ts'
import { MEMORY_FLAGS } from './plans/memory.ts'
import type { Schedule } from './schedule.ts'

const LIMIT = 120_000

const flagsFor = ({ plan, jitless }: Job): string[] => [
  // V8's parallel collector waits for cores that a busy machine does not have.
  '--single-threaded-gc',
  ...(jitless ? ['--jitless', '--no-expose-wasm'] : []),
  ...(plan === 'memory' ? MEMORY_FLAGS : []),
  '--no-warnings',
]

const run = (job: Job): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flagsFor(job), workerPath, JSON.stringify(job)], { timeout: LIMIT })
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
): Promise<Figures> => {
  const figures = new Figures()
  const perRound = groups.flat().length
  const total = once.flat().length + rounds * perRound + again.flat().length
  let done = 0
  const doJob = async (job: Job) => {
    done += 1
    progress(`${done}/${total} ${job.plan} ${job.id}`)
    const outcome = await run(job)
    if ('figure' in outcome) figures.add(job, outcome.figure)
    else figures.refused.set(`${job.id}, ${job.plan}`, outcome.refused)
  }
  for (const job of once.flat()) await doJob(job)
  for (let round = 0; round < rounds; round++) {
    for (const group of groups) for (const job of rotate(group, round)) await doJob(job)
  }
  // After the rounds, because figures of one round are compared by their place.
  for (const group of again) for (const job of group) await doJob(job)
  return figures
}
