// The server of those users: gives tokens, and says whose token a request carried: whole, as a stream, or as a file.
import { getHeader } from '@wxpipe/core'
import type { Reply } from '@wxpipe/testing'
import { endOf, type Fate } from '../fates.ts'

export interface Content {
  readonly path: string
  /** Whose token the server has seen. */
  readonly user: string | null
}

export interface Issued {
  readonly token: string
  readonly user: string
}

/** What a send hands to the server: besides its header, what the phone makes of it. */
export interface Heard {
  readonly path: string
  readonly data: unknown
  readonly header: { readonly [name: string]: string }
}

/** The header in which a send says what becomes of it. */
export const fateHeader = 'X-Fate'

/** Makes the server. */
export function createServer() {
  const issued = new Map<string, { readonly user: string; isGood: boolean }>()
  const issue = (user: string): Issued => {
    const token = `${user}-token-${issued.size + 1}`
    issued.set(token, { user, isGood: true })
    return { token, user }
  }
  const tokenIn = (header: Heard['header']) => (getHeader(header, 'authorization') ?? '').replace('Bearer ', '')
  const ownReply = ({ path, data: sent, header }: Heard): Reply => {
    if (path === '/refresh') return { data: { code: '0', data: issue((sent as { user: string }).user) }, delay: 5 }
    const token = tokenIn(header)
    const known = issued.get(token)
    if (token && !known?.isGood) return { statusCode: 401 }
    const content = { path, user: known?.user ?? null } satisfies Content
    if (path.startsWith('/file/')) return { data: JSON.stringify(content), header: { 'Content-Type': 'text/plain' } }
    if (path.startsWith('/stream/')) {
      const event = `data: ${JSON.stringify(content)}\n\n`
      return { header: { 'Content-Type': 'text/event-stream' }, chunks: [event, event + event, event], chunkDelay: 4 }
    }
    // All users' responses have one tag, so that whoever asks with another's is told to take what it has.
    const etag = `"${path}"`
    if (getHeader(header, 'if-none-match') === etag) return { statusCode: 304, header: { ETag: etag } }
    return { data: { code: '0', data: content }, header: { ETag: etag, 'Cache-Control': 'max-age=1' } }
  }
  return {
    issued,
    issue,
    /** Whose token a header carries, `null` without one. */
    userOf: (header: Heard['header']): string | null => issued.get(tokenIn(header))?.user ?? null,
    serve(heard: Heard): Reply {
      const served = ownReply(heard)
      const fate = getHeader(heard.header, fateHeader) as Fate | undefined
      return served.statusCode === 401 || !fate ? served : { ...served, ...endOf(fate).reply }
    },
  }
}
