// What `getApp()` returns: in a Mini Program, `App(createApp())` in app.ts.
import { createHttp, type Http, type HttpOptions } from './http.ts'
import { createServices } from './services/index.ts'
import type { Session } from './services/types.ts'
import { createSession } from './session.ts'

export interface AppOptions {
  /** How the app's client is composed. */
  readonly http?: ((options: HttpOptions) => Http) | undefined
  readonly trace?: HttpOptions['trace']
}

export type MeetupApp = ReturnType<typeof createApp>

export function createApp({ http = createHttp, trace }: AppOptions = {}) {
  const session = createSession<Session>('session', ({ user }) => user.id)
  const { client, login } = http({ session, trace })
  return { session, login, services: createServices(client, session) }
}
