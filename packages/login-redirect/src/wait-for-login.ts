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
import type { IsOpen, LoginState } from './login-state.ts'

/**
 * Waits until the login page reports how the login went, then sends the request again.
 * @param error what the call rejects with when nobody logs in
 * @param timeout milliseconds
 * @throws AbortError (as a rejection) when the page that the call belongs to is gone
 */
export async function waitForLogin(
  { waiting, before }: LoginState,
  error: AuthExpiredError,
  request: HttpRequest,
  next: Next,
  timeout: number,
): Promise<HttpResponse> {
  let stop!: Cancel
  const isOpen = await new Promise<IsOpen | undefined>((resolve: (isOpen?: IsOpen) => void) => {
    waiting.add(resolve)
    stop = startTimer(timeout, request.signal, () => {
      waiting.delete(resolve)
      resolve()
    })
  })
  stop()
  if (!isOpen) throw error
  // By the pages of this call: meanwhile, further login pages may have opened over other pages.
  if (!isOpen(before)) throw new AbortError('its page is gone', { request })
  return next(request)
}
