// Who the user is: login, logout, profile.
import type { Client } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import { openapi } from '@wxpipe/openapi'
import type { TokenInjectionKeys } from '@wxpipe/token-injection'
import type { SessionStore } from '../session.ts'
import type { paths } from './api.d.ts'
import type { Session } from './types.ts'

/** What the account's services need of a client: one whose requests can go without a token. */
export type AuthClient = Client<TokenInjectionKeys>

export const accountServices = (client: AuthClient, session: SessionStore<Session>) => {
  const api = openapi<paths, 'unwrapped'>()(dataOf(client))
  return {
    login: (username: string, password: string) =>
      api.post('/login', { data: { username, password }, auth: false }).then((opened) => {
        session.set(opened)
        return opened.user
      }),

    /**
     * Ends the session on the phone at once, whether the server can be reached or not. The call sets its token itself,
     * so that it does not wait for a refresh or a login, and does not end the session of a user who has logged in
     * meanwhile.
     */
    async logout() {
      const ended = session.get()
      session.clear()
      if (ended) await api.post('/logout', { auth: false, header: { Authorization: `Bearer ${ended.token}` } })
    },

    profile: () => api.get('/profile'),
  }
}

/** For token-refresh, which passes it a client of its own. */
export async function renewSession(client: AuthClient, refreshToken: string | undefined): Promise<Session> {
  if (!refreshToken) throw new Error('nobody is logged in')
  return openapi<paths, 'unwrapped'>()(dataOf(client)).post('/token/refresh', { data: { refreshToken } })
}
