// 1,000 requests meet an expired token: how many refreshes, what becomes of the requests, how long it takes
import { setTimeout as sleep } from 'node:timers/promises'
import { createAuthServer } from '../auth-server.ts'
import { now, worked } from '../clocks.ts'
import { TIMEOUT } from '../host.ts'
import type { Figure, Job, Stampede } from '../job.ts'
import { leaveOnlyTheBareEngine, loadHere } from '../load.ts'
import { median } from '../median.ts'
import type { Recipe, RecipeModule } from '../recipe.ts'
import { PLAIN } from '../work.ts'

const SIZE = 1000
/** The second half of them counts. */
const RUNS = 24
/** No response and no call for so long means: what is pending now stays pending. */
const QUIET = 250
/** A client that refreshes for ever is cut off here. */
const LIMIT = 3000

interface Run {
  readonly took: number
  readonly result: Stampede
}

const once = async (recipe: Recipe, spread: boolean): Promise<Run> => {
  const { host, counts, getToken, refresh } = createAuthServer(spread)
  Object.assign(globalThis, { wx: host, uni: host })
  const send = recipe({ host, baseURL: PLAIN.baseURL, timeout: TIMEOUT, getToken, refresh })
  let ok = 0
  let failed = 0
  const start = now()
  const idle = worked()
  let end = start
  let work = 0
  const note = () => {
    end = now()
    // Asked seldom: it is a system call.
    if (ok + failed === SIZE) work = worked() - idle
  }
  const settled = Promise.allSettled(
    Array.from({ length: SIZE }, (_, i) =>
      send(`${PLAIN.path}${i}`).then(
        () => {
          ok += 1
          note()
        },
        () => {
          failed += 1
          note()
        },
      ),
    ),
  )
  const progress = () => counts.calls + counts.refreshes + ok + failed
  const quiet = async () => {
    for (let last = -1; last !== progress() && now() - start < LIMIT; ) {
      last = progress()
      await sleep(QUIET)
    }
  }
  await Promise.race([settled, quiet()])
  const result = {
    refreshes: counts.refreshes,
    replays: counts.calls - SIZE,
    ok,
    failed,
    pending: SIZE - ok - failed,
    work: work || worked() - idle,
  }
  return { took: end - start, result }
}

export const stampede = async ({ id, spread = false, budget }: Job): Promise<Figure> => {
  leaveOnlyTheBareEngine()
  const { recipe } = loadHere<RecipeModule>(id, {}, 'recipe')
  const runs: Run[] = []
  // Runs and not milliseconds, so that every recipe is as warm as the next; the clock only bounds those that hang.
  for (const end = now() + 15 * budget; runs.length < RUNS && (now() < end || runs.length < 3); ) {
    runs.push(await once(recipe, spread))
  }
  const warm = runs.slice(Math.floor(runs.length / 2))
  const [first] = warm
  if (!first) throw new Error('no run')
  const work = median(warm.map(({ result }) => result.work))
  return { value: median(warm.map(({ took }) => took)), stampede: { ...first.result, work } }
}
