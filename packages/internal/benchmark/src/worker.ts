// One process: does the one job it is started with and prints the figure
import process from 'node:process'
import { ofNode } from './clocks.ts'
import { takesHooks } from './contenders/index.ts'
import type { Figure, Job, Outcome } from './job.ts'
import { burst } from './plans/burst.ts'
import { cold } from './plans/cold.ts'
import { http } from './plans/http.ts'
import { latency } from './plans/latency.ts'
import { memory } from './plans/memory.ts'
import { proof } from './plans/proof.ts'
import { ready } from './plans/ready.ts'
import { stampede } from './plans/stampede.ts'
import { turns } from './plans/turns.ts'
import { Refused } from './refuse.ts'

const measure = async (job: Job): Promise<Figure> => {
  const hooks = takesHooks(job.id)
  switch (job.plan) {
    case 'latency':
      return latency(await ready(job, hooks), job.budget, ofNode)
    case 'burst':
      return burst(await ready(job, hooks), job.budget)
    case 'memory':
      return memory(await ready(job, hooks), job.budget)
    case 'cold':
      return cold(job, hooks)
    case 'turns':
      return turns(job, hooks)
    case 'proof':
      return proof(job, hooks)
    case 'stampede':
      return stampede(job)
    case 'http':
      return http(job, hooks)
  }
}

const outcome = async (job: Job): Promise<Outcome> => {
  try {
    return { figure: await measure(job) }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message }
    // Without this, Node would print the whole minified line of a contender.
    process.stderr.write(error instanceof Error ? `${error.stack}` : String(error))
    process.exit(1)
  }
}

process.stdout.write(JSON.stringify(await outcome(JSON.parse(process.argv[2] ?? '{}'))))
// A contender may have left a timer behind.
process.exit(0)
