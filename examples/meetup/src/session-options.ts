// The one session object that all session plugins take: everything that they need to know about who is logged in.
import { config } from './config.ts'
import { type AuthClient, renewSession } from './services/account.ts'
import type { Session } from './services/types.ts'
import type { SessionStore } from './session.ts'

export const sessionOptions = (session: SessionStore<Session>) => ({
  getToken: () => session.get()?.token, // at every send
  setToken: session.set, // after a refresh
  refresh: (api: AuthClient) => renewSession(api, session.get()?.refreshToken),
  onRedirect: session.clear, // before the login page opens
  codes: ['99997'], // in an HTTP 200; HTTP 401 is the default
  loginPage: config.loginPage,
})
