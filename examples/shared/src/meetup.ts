// The app without its pages: who is logged in, the client, and the services that the pages call.
import { fileServices } from '../../meetup/src/services/files.ts'
import { createServices } from '../../meetup/src/services/index.ts'
import type { Session } from '../../meetup/src/services/types.ts'
import { createSession, type SessionStorage } from '../../meetup/src/session.ts'
import { createHttp, type HttpOptions } from './http.ts'

export interface MeetupOptions extends Pick<HttpOptions, 'host' | 'baseURL'> {
  /** Where the session is kept for the next launch. */
  readonly storage: SessionStorage
}

export type Meetup = ReturnType<typeof createMeetup>

export function createMeetup({ host, baseURL, storage }: MeetupOptions) {
  const session = createSession<Session>(
    'session',
    ({ user }) => user.id,
    () => storage,
  )
  const { client, login, scope } = createHttp({ host, baseURL, session })
  const { ask } = fileServices(client.extend({ scope: true })) // a POST, but useless after its page has closed
  return {
    session,
    client,
    login,
    scope,
    services: { ...createServices(client, session), ...fileServices(client), ask },
  }
}
