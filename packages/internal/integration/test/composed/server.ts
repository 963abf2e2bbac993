// The server of a composed app: whose token it sees, which version of a thing it gives, and how often each write has reached it.
import type { HostRequest, Reply } from '@wxpipe/testing'

export type User = string | null | undefined

export interface Content {
  readonly path: string
  readonly user: string | null
  readonly version: number
  /** Whoever was given it before has written that. */
  isChanged?: boolean
}

export interface Issued {
  readonly token: string
  readonly user: string
}

/** The names of what the phone adds to each send: which call it is of, and what becomes of it. */
export const marks = { call: 'x-call', fate: 'x-fate' }

export function createServer(replyOf: (fate: string) => Reply | undefined) {
  const issued = new Map<string, { readonly user: string; isGood: boolean }>()
  const versions = new Map<string, number>()
  const delivered = new Map<string, number>()
  let reads = 0
  const issue = (user: string): Issued => {
    const token = `${user}-${issued.size + 1}`
    issued.set(token, { user, isGood: true })
    return { token, user }
  }
  const replyTo = ({ path, method, header, data }: HostRequest): Reply => {
    const token = (header['authorization'] ?? '').replace('Bearer ', '')
    const known = issued.get(token)
    if (path === '/refresh') return { data: { code: '0', data: issue((data as { user: string }).user) }, delay: 5 }
    if (token && !known?.isGood) return { statusCode: 401 }
    if (method !== 'GET' || ++reads % 3 === 0) versions.set(path, (versions.get(path) ?? 0) + 1)
    const version = versions.get(path) ?? 0
    const user = known?.user ?? null
    const etag = `"${user}-${version}"`
    if (header['if-none-match'] === etag) return { statusCode: 304, header: { ETag: etag } }
    const content = { code: '0', data: { path, user, version } satisfies Content }
    if (path.startsWith('/feed'))
      return { header: { 'Content-Type': 'text/event-stream' }, chunks: ['data: 0\n\nda', 'ta: 1\n\n'], chunkDelay: 3 }
    if (path.startsWith('/file')) return { data: `file ${version}`, header: { 'Content-Type': 'text/plain' } }
    return { data: content, header: { ETag: etag, 'Cache-Control': 'max-age=1' } }
  }
  return {
    issue,
    issued,
    /** How often the server has had each call, other than to refuse its session. */
    delivered,
    /** It forgets every token. */
    expire() {
      for (const each of issued.values()) each.isGood = false
    },
    serve(request: HostRequest): Reply {
      const reply = { ...replyTo(request), ...replyOf(request.header[marks.fate]!) }
      const isRefused = reply.statusCode === 401 || Object(reply.data).code === '99997'
      const call = request.header[marks.call]!
      if (!isRefused) delivered.set(call, (delivered.get(call) ?? 0) + 1)
      return reply
    },
  }
}
