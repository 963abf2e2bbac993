// Who the user is: login, logout, profile.
import type { Client } from '@wxpipe/core'
import type { TokenInjectionKeys } from '@wxpipe/token-injection'
import type { SessionStore } from '../session.ts'
import { dataOf } from './data-of.ts'
import type { Envelope, Session, User } from './types.ts'

/** What the account's services need of a client: one whose requests can go without a token. */
export type AuthClient = Client<TokenInjectionKeys>

export const accountServices = (client: AuthClient, session: SessionStore<Session>) => ({
  login: (username: string, password: string) =>
    client
      .post<Envelope<Session>>('login', { username, password }, { auth: false })
      .then(dataOf)
      .then((opened) => {
        session.set(opened)
        return opened.user
      }),

  /** Ends the session here even when the server cannot be told. */
  logout: () => client.post<Envelope<null>>('logout').then(dataOf).finally(session.clear),

  profile: () => client.get<Envelope<User>>('profile').then(dataOf),
})

/** For token-refresh, which gives it a client of its own. */
export async function renewSession(client: AuthClient, refreshToken: string | undefined): Promise<Session> {
  if (!refreshToken) throw new Error('nobody is logged in')
  return dataOf(await client.post<Envelope<Session>>('token/refresh', { refreshToken }))
}
