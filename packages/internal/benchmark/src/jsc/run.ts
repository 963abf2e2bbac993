// JavaScriptCore's shell, after a contender is loaded: does the one job it is started with and prints the outcome
import type { ContenderModule } from '../contender.ts'
import type { CountingHost } from '../host.ts'
import type { Job, Outcome } from '../job.ts'
import { type Clock, latency } from '../plans/latency.ts'
import { prepare } from '../prepare.ts'
import { Refused } from '../refuse.ts'
import { workOf } from '../work.ts'

/** What the shell gives to its scripts. */
interface Shell {
  readonly arguments: readonly string[]
  readonly wx: CountingHost
  readonly contender: ContenderModule
  /** Seconds. */
  preciseTime(): number
  drainMicrotasks(): void
  print(line: string): void
}

const shell = globalThis as unknown as Shell
/** The shell tells no processor time. Its batches are so short that most of them fit between two interruptions. */
const clock: Clock = { now: () => shell.preciseTime() * 1000, turn: () => Promise.resolve(), batches: 399 }

const measure = async ({ work = '0 hooks', budget }: Job, takesHooks: boolean): Promise<Outcome> => {
  try {
    const prepared = await prepare(shell.contender, shell.wx, workOf(work), takesHooks)
    return { figure: await latency(prepared, budget, clock) }
  } catch (error) {
    return { refused: error instanceof Refused ? error.message : `failed: ${error}` }
  }
}

const [job = '{}', takesHooks] = shell.arguments
let isOver = false
measure(JSON.parse(job), takesHooks === 'true').then((outcome) => {
  isOver = true
  shell.print(JSON.stringify(outcome))
})
shell.drainMicrotasks()
if (!isOver) shell.print(JSON.stringify({ refused: 'needs timers that fire' } satisfies Outcome))
