// The same services over the weatherproof client, with options for what may be old, must not be sent twice, or can
// wait.
import type { WeatherproofClient } from '../http-weatherproof.ts'
import type { SessionStore } from '../session.ts'
import { activityServices } from './activity.ts'
import { createServices } from './index.ts'
import { matchServices } from './match.ts'
import type { Session } from './types.ts'

const DAY = 86_400_000

export function createWeatherproofServices(client: WeatherproofClient, session: SessionStore<Session>) {
  // A cached list is shown at once, and fetched again for the next time.
  const { getGroups, getActivities } = activityServices(
    client.extend({ cache: { ttl: 30_000, staleWhileRevalidate: DAY } }),
  )
  // A second tap while the picture is being sent is refused.
  const { createMatchImage } = matchServices(client.extend({ dedupe: 'reject' }))
  const background = client.extend({ queue: { priority: 'low' } })
  return {
    ...createServices(client, session),
    getGroups,
    getActivities,
    createMatchImage,
    /** For pages that may be opened later: requests of the current page go first. */
    ahead: { ...activityServices(background), ...matchServices(background) },
  }
}
