// Whether a failure says anything about the session of this moment, or is a late answer to an older one.
import {
  type AuthExpiredError,
  type HttpRequest,
  isHttpError,
  readToken,
  type Token,
  type TokenSource,
} from '@wxpipe/core'
import type { LoginState } from './login-state.ts'
import { stackOf } from './pages.ts'
import { type App, isLoginPage } from './redirect.ts'

/** When a request began: before or after which login page, and whether on it. */
interface Beginning {
  readonly era: number
  readonly isOnLoginPage: boolean
}

/** What a failure says of the session. */
export interface Verdict {
  /** The session that the request carried has ended already: no login page is opened for it. */
  readonly isLate: boolean
  /** Nobody is logged in: sending it again would log in a user who has logged out. */
  readonly isLoggedOut: boolean
}

/** Remembers when requests began, and judges their failures by it. */
export function createLateness(source: Partial<TokenSource>, milliseconds: number) {
  const beginnings = new WeakMap<HttpRequest, Beginning>()
  const isOlder = (state: LoginState, request: HttpRequest) => {
    const { era } = beginnings.get(request) || { era: 0 }
    return era !== state.era
  }

  return {
    note(app: App, request: HttpRequest): void {
      const { era, phase } = app.state
      const isLoggingIn = phase === 'opening' || phase === 'open'
      beginnings.set(request, { era, isOnLoginPage: isLoggingIn && isLoginPage(app, stackOf(app.host)) })
    },
    /** Whether a login page has opened, or a login was completed, since the request was sent. */
    isOlder,
    /** Whether the login page has sent it, be it in its own `onLoad`. */
    isOnLoginPage: (request: HttpRequest) => !!(beginnings.get(request) || { isOnLoginPage: false }).isOnLoginPage,
    async judge(app: App, error: AuthExpiredError, request: HttpRequest): Promise<Verdict> {
      const { state } = app
      const { credential } = error.request || request
      if (!source.getToken || !credential) return { isLate: isOlder(state, request), isLoggedOut: false }
      const token = await currentToken(source as TokenSource, request, milliseconds)
      if (token) state.isClearedInVain = false
      // Without a token the user has logged out, unless it was our own onRedirect, and the login page did not open.
      const isOthers = token ? token !== credential : !state.isClearedInVain
      return { isLate: isOthers || isOlder(state, request), isLoggedOut: !token }
    },
  }
}

/** A `getToken` that fails counts as no token: the caller gets the auth error. A mistake in it must be told. */
async function currentToken(source: TokenSource, request: HttpRequest, milliseconds: number): Promise<Token> {
  try {
    return await readToken(source, request, milliseconds)
  } catch (failure) {
    if (isHttpError(failure, 'CONFIG')) throw failure
    return undefined
  }
}
