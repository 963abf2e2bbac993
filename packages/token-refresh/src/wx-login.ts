// Silent WeChat login as a ready `refresh`: wx.checkSession, wx.login, the app's server, a token.
import { type Client, failureOf, ResponseError } from '@wxpipe/core'
import type { Session, TokenRefreshKeys } from './options.ts'

/** The part of `wx` that silent login needs. */
export interface LoginHost {
  // biome-ignore lint/suspicious/noExplicitAny: result types differ between the typings' versions
  login(options: { timeout?: number; success: (result: any) => void; fail: (failure: any) => void }): unknown
  // biome-ignore lint/suspicious/noExplicitAny: as above
  checkSession(options: { success: (result: any) => void; fail: (failure: any) => void }): unknown
}

/** Options of `wxLogin`. */
export interface WxLoginOptions<S extends Session> {
  /** Sends the code of `wx.login` (valid for five minutes, once) to the app's server, which answers with a session. */
  readonly exchange: (code: string, client: Client<TokenRefreshKeys>) => S | PromiseLike<S>
  /** Renews without a new code while `wx.checkSession` still holds; left out or failing, a new code is taken. */
  readonly renew?: ((client: Client<TokenRefreshKeys>) => S | PromiseLike<S>) | undefined
  /** The object that has `login` and `checkSession`; default: the global `wx`. */
  readonly host?: LoginHost | undefined
}

declare const wx: LoginHost

/**
 * Makes a `refresh` for `tokenRefresh` that logs in silently.
 * @throws NetworkError, TimeoutError (as rejections) for what `wx.login` fails with; ResponseError when it has no code
 * @example
 * tokenRefresh({
 *   getToken: () => session.token,
 *   refresh: wxLogin({ exchange: (code, api) => api.post<Session>('login/wechat', { code }).then(({ data }) => data) }),
 *   setToken: (next) => Object.assign(session, next),
 * })
 */
export function wxLogin<S extends Session>(
  options: WxLoginOptions<S>,
): (client: Client<TokenRefreshKeys>) => Promise<S> {
  const { exchange, renew, host } = options
  return (client) => {
    const login = () =>
      new Promise<S>((resolve, reject) => {
        ;(host || wx).login({
          success(result?: { code?: string }) {
            const code = result && result.code
            if (code) new Promise<S>((done) => done(exchange(code, client))).then(resolve, reject)
            else reject(new ResponseError('wx.login gave no code'))
          },
          fail: (failure) => reject(failureOf(undefined, failure)),
        })
      })
    if (!renew) return login()
    return new Promise<S>((resolve) => {
      ;(host || wx).checkSession({
        success: () => resolve(new Promise<S>((done) => done(renew(client))).catch(login)),
        fail: () => resolve(login()),
      })
    })
  }
}
