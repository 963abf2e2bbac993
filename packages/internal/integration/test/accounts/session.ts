// The app's session as the session plugins take it: it looks whose token is stored, whose session ends, and who refreshes.
import { type Call, type Client, getHeader, type HttpRequest, type Interceptor, isHttpError } from '@wxpipe/core'
import type { SignedFields } from '@wxpipe/signing'
import type { Issued } from './server.ts'
import type { User, Watch } from './watch.ts'

export const loginPage = 'pages/login/login'

export interface SessionOptions {
  /** How the app reads its tokens: a slow storage yields what it held when it was asked. */
  readonly reading: 'sync' | 'slow'
  /** Whether failed requests wait for the login. */
  readonly waitsForLogin: boolean
}

export const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** @param clientOf the client that a refresh goes through, given the one that the plugin offers for it */
export function createSession(
  { reading, waitsForLogin }: SessionOptions,
  { current, become, isAnother, note, refreshing }: Watch,
  clientOf: (api: Client) => Client = (api) => api,
) {
  // Whose calls have failed, and are about to open the login page, or wait for it.
  const failing = new Map<Call, User>()

  const session = {
    getToken(): string | undefined | Promise<string | undefined> {
      const { token } = current
      return reading === 'sync' ? token : later(5).then(() => token)
    },
    setToken(next: Issued) {
      note(isAnother(next.user), `${next.user}'s new token was stored while ${current.user} was logged in`)
      note(current.user === null, `${next.user}'s new token was stored after the logout`)
      if (current.user) become(next.user, next.token)
    },
    async refresh(api: Client): Promise<Issued> {
      const whose = current.user
      refreshing()
      if (!whose) throw new Error('nobody is logged in')
      // The refresh token is in the same storage. It is that of whoever is there by then.
      if (reading === 'slow') await later(15)
      const { user } = current
      if (!user) throw new Error('nobody is logged in any more')
      return clientOf(api)
        .post<Issued>('refresh', { user, whose })
        .then(({ data }) => data)
    },
    /** A signature that says for which token it was made; some libraries for it are slow. */
    sign(_: unknown, { header }: HttpRequest): SignedFields | Promise<SignedFields> {
      const signature = { 'X-Sign': getHeader(header, 'Authorization') ?? '' }
      return reading === 'sync' ? signature : later(1).then(() => signature)
    },
    refreshTimeout: 1_000,
    limit: 2,
    loginPage,
    onRedirect() {
      const owners = [...failing.values()]
      const isOwn = owners.some((owner) => !isAnother(owner))
      note(current.user && !isOwn, `the session of ${current.user} was ended by the failure of ${owners}`)
      become(null)
    },
    ...(waitsForLogin && { whileLoggingIn: 'wait' as const }),
    waitTimeout: 5_000,
    codes: ['99997'],
  }
  /** Stand just outside and just inside of login-redirect, and know whose failures it is about. */
  const beside = (ownerOf: (call: Call) => User): readonly Interceptor[] => [
    {
      name: 'outside the login',
      order: 199,
      response(response, { call }) {
        failing.delete(call)
        return response
      },
      error(error, { call }) {
        failing.delete(call)
        throw error
      },
    },
    {
      name: 'inside the login',
      order: 201,
      error(error, { call }) {
        if (isHttpError(error, 'AUTH_EXPIRED')) failing.set(call, ownerOf(call))
        throw error
      },
    },
  ]
  return { session, beside }
}
