// The same services over the weatherproof client: what may be old, what must not be sent twice, what can wait.
import type { WeatherproofClient } from '../http-weatherproof.ts'
import type { SessionStore } from '../session.ts'
import { activityServices } from './activity.ts'
import { createServices } from './index.ts'
import { matchServices } from './match.ts'
import type { Session } from './types.ts'

const DAY = 86_400_000

export function createWeatherproofServices(client: WeatherproofClient, session: SessionStore<Session>) {
  // A list seen before is shown at once, and fetched anew for the next look.
  const { getGroups, getActivities } = activityServices(
    client.extend({ cache: { ttl: 30_000, staleWhileRevalidate: DAY } }),
  )
  // A second tap while the picture is on its way is refused.
  const { createMatchImage } = matchServices(client.extend({ dedupe: 'reject' }))
  const background = client.extend({ queue: { priority: 'low' } })
  return {
    ...createServices(client, session),
    getGroups,
    getActivities,
    createMatchImage,
    /** For pages that may be opened later: whatever a page asks for itself goes first. */
    ahead: { ...activityServices(background), ...matchServices(background) },
  }
}
