// The app's session as its plugins take it; it looks at who begins a refresh, and why the session ends.
import { type Client, isHttpError } from '@wxpipe/core'
import { type Session as Refreshed, wxLogin } from '@wxpipe/token-refresh'
import type { Plan } from './plan.ts'
import type { Issued, Server } from './server.ts'

export const loginPage = 'pages/login/login'

/** What says nothing about the session: no network, a busy server. */
function tellsNothing(error: unknown): boolean {
  const { code, response, retryable } = Object(error)
  const isBusy = code === 'STATUS' && (response.statusCode >= 500 || [408, 429].includes(response.statusCode))
  return isHttpError(error) && (isBusy || retryable === true || /NETWORK|TIMEOUT|ABORT|CONFIG/.test(code))
}

const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/**
 * @param note takes what went against the rules
 * @param onUser is told when another user is there, or none
 */
export function createSession(
  plan: Plan,
  server: Server,
  note: (isWrong: unknown, what: string) => void,
  onUser: () => void,
) {
  const { reading, refreshing, options, clearing, plugins } = plan
  const expiries = new Map<string, number>()
  const current: { user: string | null; token?: string | undefined; refreshToken?: string | undefined } = { user: null }
  const { refreshTimeout = 30_000 } = options['token-refresh'] as { refreshTimeout?: number }
  /** When each refresh that runs has begun. */
  const running = new Set<{ readonly began: number; readonly user: string | null }>()
  /** How the refreshes since the session was there have ended. */
  let ends: ('well' | 'told nothing' | 'refused')[] = []
  /** With which token the request was sent that has failed last, and when one with a token has. */
  const failed: { credential?: string | null | undefined; isByRefresh?: boolean; withToken: number } = { withToken: 0 }
  const become = (next: Partial<Issued> | undefined) => {
    if ((next?.user ?? null) !== current.user) onUser()
    Object.assign(current, { token: undefined, refreshToken: undefined, user: null }, next)
    ends = []
    if (next?.token) expiries.set(next.token, Date.now() + plan.lifetime)
  }
  const data = <T>(response: { readonly data: unknown }): T => (Object(response.data).data ?? response.data) as T

  const ask = (api: Client): Promise<Issued> => {
    const { refreshToken, token } = current
    if (refreshing === 'refresh token') return api.post('refresh', { refreshToken }).then(data<Issued>)
    const header = { Authorization: `Bearer ${token}` }
    return api.post('refresh', {}, { header }).then(data<Issued>)
  }
  const silent = wxLogin<Issued>({
    exchange: (code, api) => api.post('wx-login', { code }).then(data<Issued>),
    ...(refreshing === 'silent or renewed' && { renew: ask as never }),
  })
  const refresh = async (api: Client): Promise<Refreshed> => {
    const now = performance.now()
    const { user } = current
    // After a logout those of two people may run: each of them still has calls.
    for (const other of running)
      note(user && other.user === user && now - other.began < refreshTimeout, `two refreshes of ${user} at once`)
    const mine = { began: now, user }
    running.add(mine)
    const since = ends
    try {
      const next = await (refreshing.startsWith('silent') ? silent(api as never) : ask(api))
      since.push(next?.token ? 'well' : 'refused')
      return next
    } catch (error) {
      since.push(tellsNothing(error) ? 'told nothing' : 'refused')
      throw error
    } finally {
      running.delete(mine)
    }
  }

  const storage = { failures: 0, hasFailed: false }
  return {
    current,
    storage,
    failed,
    become,
    isRefreshing: () => running.size > 0,
    // What the plugins take.
    getToken(): string | undefined | Promise<string | undefined> {
      const { token } = current
      const read = () => {
        if (storage.failures-- > 0) throw new Error('the storage is broken')
        return token
      }
      return reading === 'sync' ? read() : later(3).then(read)
    },
    setToken(next: Refreshed) {
      if (storage.failures-- > 0) throw new Error('the storage is broken')
      become(next as Issued)
    },
    refresh,
    ...(plan.isProactive && { expiresAt: (token?: string | null) => expiries.get(`${token}`) }),
    ...options['token-refresh'],
    loginPage,
    async onRedirect() {
      const { token, user } = current
      // Whoever logs in elsewhere where the plugin cannot ask for the token, or not of what was never sent, has to call `completed`.
      const isDocumented = failed.credential === undefined || !plan.knowsToken || reading === 'slow'
      const isRefused = !token || server.refused.has(token) || isDocumented
      note(
        !isRefused && !ends.includes('refused'),
        `the session of ${user} was ended, and its token ${token} was never refused`,
      )
      const isUntold =
        plugins.includes('token-refresh') && ends.length > 0 && ends.every((end) => end === 'told nothing')
      // A call that was sent again, and refused again, begins no further refresh: what others have told nothing of does not count.
      note(token && isUntold && failed.isByRefresh, `the session of ${user} was ended by a refresh that told nothing`)
      if (clearing === 'slowly') await later(20)
      if (current.token === token) become(undefined)
    },
    ...options['login-redirect'],
    codes: ['99997'],
  }
}

export type Session = ReturnType<typeof createSession>
