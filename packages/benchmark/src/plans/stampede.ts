// 1,000 requests meet an expired token: how many refreshes, what becomes of the requests, how long it takes
import { setTimeout as sleep } from 'node:timers/promises'
import { createAuthServer } from '../auth-server.ts'
import { BASE_URL, PATH, TIMEOUT } from '../host.ts'
import type { Figure, Job, Stampede } from '../job.ts'
import { leaveOnlyTheBareEngine, loadHere } from '../load.ts'
import type { Recipe, RecipeModule } from '../recipe.ts'
import { median, now } from '../statistics.ts'

const SIZE = 1000
/** No answer and no call for so long means: what is pending now stays pending. */
const QUIET = 250
/** A client that refreshes for ever is cut off here. */
const LIMIT = 3000

const once = async (recipe: Recipe, spread: boolean): Promise<{ took: number; result: Stampede }> => {
  const { host, counts, getToken, refresh } = createAuthServer(spread)
  Object.assign(globalThis, { wx: host, uni: host })
  const send = recipe({ host, baseURL: BASE_URL, timeout: TIMEOUT, getToken, refresh })
  let ok = 0
  let failed = 0
  const start = now()
  let end = start
  const settled = Promise.allSettled(
    Array.from({ length: SIZE }, (_, i) =>
      send(`${PATH}${i}`).then(
        () => {
          ok += 1
          end = now()
        },
        () => {
          failed += 1
          end = now()
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
  }
  return { took: end - start, result }
}

export const stampede = async ({ id, spread = false, budget }: Job): Promise<Figure> => {
  leaveOnlyTheBareEngine()
  const { recipe } = loadHere<RecipeModule>(id, {}, 'recipe')
  const { took, result } = await once(recipe, spread)
  for (const end = now() + budget / 2; now() < end; ) await once(recipe, spread)
  const times: number[] = []
  for (const end = now() + budget / 2; now() < end; ) times.push((await once(recipe, spread)).took)
  return { value: times.length > 0 ? median(times) : took, stampede: result }
}
