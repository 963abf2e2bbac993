// What `getApp()` returns: in a Mini Program, `App(createApp())` in app.ts.
import { createHttp, type HttpOptions } from './http.ts'
import type { AuthClient } from './services/account.ts'
import { createServices } from './services/index.ts'
import type { Session } from './services/types.ts'
import { createSession } from './session.ts'

export interface AppOptions {
  /** How the app's client is composed. */
  readonly http?: ((options: HttpOptions) => AuthClient) | undefined
  readonly trace?: HttpOptions['trace']
}

export type MeetupApp = ReturnType<typeof createApp>

export function createApp({ http = createHttp, trace }: AppOptions = {}) {
  const session = createSession<Session>('session')
  return { session, services: createServices(http({ session, trace }), session) }
}
