// A call that waits for the login: sent again when it is completed, rejected when it is cancelled or takes too long.
import { AbortError, type AuthExpiredError, type HttpRequest, type HttpResponse, type Next, within } from '@wxpipe/core'
import type { LoginState } from './login-state.ts'

/**
 * Waits until the login page says how the login went.
 * @param error what the call rejects with when nobody logs in
 * @param timeout milliseconds
 * @throws AbortError (as a rejection) when the page that the call belongs to is gone
 */
export async function waitForLogin(
  { waiting }: LoginState,
  error: AuthExpiredError,
  request: HttpRequest,
  next: Next,
  timeout: number,
): Promise<HttpResponse> {
  const { signal } = request
  let end!: () => void
  const login = new Promise<boolean | undefined>((resolve) => {
    end = resolve as () => void
    waiting.add(resolve)
    if (signal) signal.addEventListener('abort', end)
  })
  const isPageOpen = await within(login, timeout, 'the login').catch(() => {})
  waiting.delete(end)
  if (signal) signal.removeEventListener('abort', end)
  if (isPageOpen) return next(request)
  throw isPageOpen === false ? new AbortError('its page is gone', { request }) : error
}
