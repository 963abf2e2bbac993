// The server: it knows tokens and refresh tokens, refuses what has ended, and counts how often each call has reached it.
import type { HostRequest, Reply } from '@wxpipe/testing'
import { endOf, type Fate } from './fates.ts'
import type { Plan } from './plan.ts'

export interface Issued {
  readonly token: string
  readonly refreshToken: string
  readonly user: string
}

/** What the phone adds to each send: which call it is of, and what becomes of it. */
export const marks = { call: 'x-call', fate: 'x-fate' }

const refusalCode = '99997'

export function createServer({ lifetime, rotates, expiredAs }: Plan) {
  const tokens = new Map<string, { readonly user: string; until: number }>()
  const refreshTokens = new Map<string, string>()
  const delivered = new Map<string, number>()
  const refused = new Set<string>()
  let count = 0
  const issue = (user: string): Issued => {
    const token = `${user}-${++count}`
    tokens.set(token, { user, until: performance.now() + lifetime })
    const refreshToken = `R-${token}`
    refreshTokens.set(refreshToken, user)
    return { token, refreshToken, user }
  }
  const give = (data: unknown, more: Reply = {}): Reply => ({ data: { code: '0', data }, ...more })
  // Long enough that a user may log in meanwhile.
  const delay = 30
  const refusal: Reply =
    expiredAs === 'status' ? { statusCode: 401, delay } : { data: { code: refusalCode, data: null }, delay }
  const isGood = (token: string) => (tokens.get(token)?.until ?? 0) > performance.now()

  const replyTo = ({ path, method, header, data, query }: HostRequest): Reply => {
    const token = (header['authorization'] ?? '').replace('Bearer ', '')
    const given = Object(data) as { readonly [name: string]: string }
    if (path === '/login') return give(issue(given['user']!), { delay: 5 })
    if (path === '/wx-login') return give(issue('A'), { delay: 5 })
    if (path === '/refresh') {
      const { refreshToken = '' } = given
      const user = refreshTokens.get(refreshToken) ?? tokens.get(token)?.user
      if (rotates) refreshTokens.delete(refreshToken)
      return user && !revoked.has(user) ? give(issue(user), { delay: 5 }) : { statusCode: 401 }
    }
    if (path.startsWith('/public')) return give({ path, user: null })
    if (!isGood(token)) return refusal
    const user = tokens.get(token)!.user
    if (path.startsWith('/feed'))
      return { header: { 'Content-Type': 'text/event-stream' }, chunks: ['data: 0\n\nda', 'ta: 1\n\n'], chunkDelay: 3 }
    if (path.startsWith('/file')) return { data: `file of ${user}`, header: { 'Content-Type': 'text/plain' } }
    const etag = `"${user}-${path}"`
    if (path.startsWith('/list')) return give(['a', 'b'].map((id) => `${query['pageNo']}${id}`))
    if (method === 'GET' && header['if-none-match'] === etag) return { statusCode: 304, header: { ETag: etag } }
    return give({ path, user }, { header: { ETag: etag, 'Cache-Control': 'max-age=1' } })
  }
  const revoked = new Set<string>()

  return {
    issue,
    /** The tokens that it has refused at least once; '' for none. */
    refused,
    /** How often it has had each call, other than to refuse its session. */
    delivered,
    isGood,
    /** It takes none of the tokens any more. */
    expire() {
      for (const each of tokens.values()) each.until = 0
    },
    /** Nor any refresh token, until somebody logs in anew. */
    revoke() {
      refreshTokens.clear()
      for (const { user } of tokens.values()) revoked.add(user)
    },
    pardon: () => revoked.clear(),
    serve(request: HostRequest): Reply {
      const reply = { ...replyTo(request), ...endOf(request.header[marks.fate] as Fate).reply }
      const call = request.header[marks.call]!
      const isRefusal = reply.statusCode === 401 || Object(reply.data).code === refusalCode
      if (isRefusal && !/^.(refresh|login)/.test(request.path))
        refused.add((request.header['authorization'] ?? '').replace('Bearer ', ''))
      if (!isRefusal) delivered.set(call, (delivered.get(call) ?? 0) + 1)
      return reply
    },
  }
}

export type Server = ReturnType<typeof createServer>
