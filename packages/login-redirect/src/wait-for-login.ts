// A call that waits for the login: sent again when that is completed, rejected when it is cancelled or takes too long.
import {
  AbortError,
  type AuthExpiredError,
  type Cancel,
  type HttpRequest,
  type HttpResponse,
  type Next,
  startTimer,
} from '@wxpipe/core'
import type { LoginState } from './login-state.ts'
import { stackOf } from './pages.ts'

/**
 * Waits until the login page reports how the login went, then sends the request again.
 * @param error what the call rejects with when nobody logs in
 * @param timeout milliseconds
 * @throws AbortError (as a rejection) when the page that the call belongs to is gone
 */
export async function waitForLogin(
  state: LoginState,
  error: AuthExpiredError,
  request: HttpRequest,
  next: Next,
  timeout: number,
): Promise<HttpResponse> {
  // The page of this call: meanwhile, further login pages may open over other pages.
  const { waiting, from } = state
  let end!: (isLoggedIn?: boolean) => void
  let stop!: Cancel
  const isLoggedIn = await new Promise<boolean | undefined>((resolve) => {
    end = resolve
    waiting.add(end)
    stop = startTimer(timeout, request.signal, end)
  })
  stop()
  waiting.delete(end)
  if (!isLoggedIn) throw error
  const pages = stackOf(state)
  if (from && pages.length && pages[from.depth] !== from.url) throw new AbortError('its page is gone', { request })
  return next(request)
}
