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
     * Ends the session here at once, whether the server can be told or not. The call brings its token itself: it waits for no
     * refresh and no login, and ends nobody's session who has logged in meanwhile.
     */
    async logout() {
      const ended = session.get()
      session.clear()
      if (ended) await api.post('/logout', { auth: false, header: { Authorization: `Bearer ${ended.token}` } })
    },

    profile: () => api.get('/profile'),
  }
}

/** For token-refresh, which gives it a client of its own. */
export async function renewSession(client: AuthClient, refreshToken: string | undefined): Promise<Session> {
  if (!refreshToken) throw new Error('nobody is logged in')
  return openapi<paths, 'unwrapped'>()(dataOf(client)).post('/token/refresh', { data: { refreshToken } })
}
