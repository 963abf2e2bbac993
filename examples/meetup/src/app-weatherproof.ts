// What `getApp()` returns in the app for use on trains.
import type { AppOptions } from './app.ts'
import { createWeatherproofHttp } from './http-weatherproof.ts'
import type { Session } from './services/types.ts'
import { createWeatherproofServices } from './services/weatherproof.ts'
import { createSession } from './session.ts'

export type WeatherproofApp = ReturnType<typeof createWeatherproofApp>

export function createWeatherproofApp({ trace }: Pick<AppOptions, 'trace'> = {}) {
  const session = createSession<Session>('session', ({ user }) => user.id)
  const { client, login } = createWeatherproofHttp({ session, trace })
  return { session, login, services: createWeatherproofServices(client, session) }
}
