// The server of those users: gives tokens, and says whose token a request carried, whole or as a stream.
import type { HostRequest, Reply } from '@wxpipe/testing'

export interface Answer {
  readonly path: string
  /** Whose token the server has seen. */
  readonly user: string | null
}

export interface Issued {
  readonly token: string
  readonly user: string
}

/** Makes the server. */
export function createServer() {
  const issued = new Map<string, { readonly user: string; isGood: boolean }>()
  const issue = (user: string): Issued => {
    const token = `${user}-${issued.size + 1}`
    issued.set(token, { user, isGood: true })
    return { token, user }
  }
  const serve = ({ path, data: sent, header }: HostRequest): Reply => {
    if (path === '/refresh') return { data: issue((sent as { user: string }).user), delay: 5 }
    const token = (header['authorization'] ?? '').replace('Bearer ', '')
    const known = issued.get(token)
    if (token && !known?.isGood) return { statusCode: 401 }
    const answer = { path, user: known?.user ?? null } satisfies Answer
    if (!path.startsWith('/stream/')) return { data: answer, header: { ETag: `"${path}"` } }
    const event = `data: ${JSON.stringify(answer)}\n\n`
    return { header: { 'Content-Type': 'text/event-stream' }, chunks: [event, event + event, event], chunkDelay: 4 }
  }
  return { issued, issue, serve }
}
