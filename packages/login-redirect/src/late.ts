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

/**
 * What a failure says of the session: it is over (`new`); it was over before (`late`); it was, and nobody is logged in any
 * more (`logged out`): sending the request again would log in a user who has logged out.
 */
export type Verdict = 'new' | 'late' | 'logged out'

/** Judges a failure. @param isOlder whether a login page has opened, or a login was completed, since it was sent */
export async function judge(
  error: AuthExpiredError,
  request: HttpRequest,
  state: LoginState,
  isOlder: () => boolean,
  source: TokenSource | undefined,
  milliseconds: number,
): Promise<Verdict> {
  const { credential } = error.request || request
  if (!source || !credential) return isOlder() ? 'late' : 'new'
  const token = await currentToken(source, request, milliseconds)
  // Without a token the user has logged out, unless it was our own onRedirect, and the login page did not open.
  if (!token) return isOlder() || !state.isClearedInVain ? 'logged out' : 'new'
  state.isClearedInVain = false
  return isOlder() || token !== credential ? 'late' : 'new'
}

/** A `getToken` that fails counts as no token: the caller gets the auth error. A mistake in it must be told. */
async function currentToken(source: TokenSource, request: HttpRequest, milliseconds: number): Promise<Token> {
  try {
    return await readToken(source, request, (token) => token, milliseconds)
  } catch (failure) {
    if (isHttpError(failure, 'CONFIG')) throw failure
    return undefined
  }
}
