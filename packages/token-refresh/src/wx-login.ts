// Silent WeChat login as a ready `refresh`: wx.checkSession, wx.login, the app's server, a token.
import { type Client, ConfigError, checkOptions, failureOf, ResponseError } from '@wxpipe/core'
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
  /**
   * Sends the code of `wx.login` (valid for five minutes, by its page in WeChat's documentation, and once) to the app's
   * server, which responds with a session.
   */
  readonly exchange: (code: string, client: Client<TokenRefreshKeys>) => S | PromiseLike<S>
  /** Renews without a new code while `wx.checkSession` succeeds; if it is left out or fails, a new code is used. */
  readonly renew?: ((client: Client<TokenRefreshKeys>) => S | PromiseLike<S>) | undefined
  /** The object that has `login` and `checkSession`, if it is not the client's host. */
  readonly host?: LoginHost | undefined
}

/**
 * Makes a `refresh` for `tokenRefresh` that logs in silently, through the client's host.
 * @throws ConfigError for an unknown option or one of the wrong type, and without `exchange`; as a rejection, for a
 * host without `login`, or without `checkSession` if there is a `renew`. As rejections: NetworkError, TimeoutError or
 * ConfigError for what `wx.login` fails with, ResponseError when it returns no code, what `exchange` throws
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
  const kinds = { exchange: 'function', renew: 'function', host: 'object function' }
  const { exchange, renew, host } = checkOptions('wxLogin', options, kinds)
  if (!exchange) throw new ConfigError('wxLogin needs exchange, a function')

  // Uses a promise because a host may call back twice, and a code works only once.
  const login = (wx: LoginHost, client: Client<TokenRefreshKeys>): Promise<S> =>
    new Promise<string>((resolve, reject) => {
      const fail = (failure: unknown) => reject(failureOf(undefined, failure))
      const success = (result?: { code?: string }) => {
        const code = result && result.code
        if (code) resolve(code)
        else reject(new ResponseError('wx.login gave no code'))
      }
      try {
        leaveUnheard(wx.login({ success, fail }))
      } catch (thrown) {
        // An error that the host throws is treated like one that it passes to `fail`.
        fail(thrown)
      }
    }).then((code) => options.exchange(code, client))

  const checkSession = (wx: LoginHost) =>
    new Promise<boolean>((resolve) => {
      leaveUnheard(wx.checkSession({ success: () => resolve(true), fail: () => resolve(false) }))
    }).catch(() => false)

  return (client) =>
    new Promise<S>((resolve) => {
      const wx = Object(host || client.host) as LoginHost
      for (const api of renew ? (['login', 'checkSession'] as const) : (['login'] as const)) {
        if (typeof wx[api] !== 'function') throw new ConfigError(`wxLogin: the host has no ${api}`)
      }
      const logIn = () => login(wx, client)
      const renewOrLogIn = (isValid: boolean) =>
        isValid ? new Promise<S>((done) => done(options.renew!(client))).catch(logIn) : logIn()
      resolve(renew ? checkSession(wx).then(renewOrLogIn) : logIn())
    })
}

/** Some hosts (Taro) also return a promise. The callbacks suffice, but its rejection must not go unhandled. */
function leaveUnheard(returned: unknown): void {
  Promise.resolve(returned).catch(() => {})
}
