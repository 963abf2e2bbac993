// Everything the app's pages call.
import type { SessionStore } from '../session.ts'
import { type AuthClient, accountServices } from './account.ts'
import { activityServices } from './activity.ts'
import { matchServices } from './match.ts'
import type { Session } from './types.ts'

export const createServices = (client: AuthClient, session: SessionStore<Session>) => ({
  ...accountServices(client, session),
  ...activityServices(client),
  ...matchServices(client),
})
