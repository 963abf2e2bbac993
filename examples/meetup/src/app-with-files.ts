// What `getApp()` returns in the app whose users send pictures and talk with organisers.

import type { HttpOptions } from './http.ts'
import { createHttpWithFiles } from './http-with-files.ts'
import { fileServices } from './services/files.ts'
import { createServices } from './services/index.ts'
import type { Session } from './services/types.ts'
import { createSession } from './session.ts'

export type AppWithFiles = ReturnType<typeof createAppWithFiles>

export function createAppWithFiles({ trace }: Pick<HttpOptions, 'trace'> = {}) {
  const session = createSession<Session>('session', ({ user }) => user.id)
  const { client, login } = createHttpWithFiles({ session, trace })
  return { session, login, client, services: { ...createServices(client, session), ...fileServices(client) } }
}
