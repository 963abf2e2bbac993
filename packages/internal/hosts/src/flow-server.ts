// The server of the flow, on a free port of 127.0.0.1: a session, an echo, and what is slow, flaky or crowded.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

interface Seen {
  readonly path: string
  readonly method: string
  readonly authorization: string
  readonly body: unknown
}

/** What one run of the flow has left here: the first part of its paths tells runs apart. */
interface Run {
  readonly log: Seen[]
  readonly tokens: Set<string>
  readonly refreshTokens: Set<string>
  issued: number
  busy: number
  peak: number
}

interface Request extends Seen {
  readonly run: Run
  readonly query: Readonly<Record<string, string>>
  readonly header: IncomingMessage['headers']
}

interface FlowReply {
  readonly status?: number
  readonly data: unknown
}

export interface FlowServer {
  listen(): Promise<string>
  close(): Promise<void>
}

const expired = { code: '99997', message: 'TOKEN EXPIRED' }

const issue = (run: Run): FlowReply => {
  run.issued += 1
  const pair = { token: `token-${run.issued}`, refreshToken: `refresh-${run.issued}` }
  run.tokens.add(pair.token)
  run.refreshTokens.add(pair.refreshToken)
  return { data: pair }
}
const echo = ({ run: _run, authorization: _authorization, ...request }: Request): FlowReply => ({ data: request })
const isIn = ({ run, authorization }: Request) => run.tokens.has(authorization.replace('Bearer ', ''))
const timesSeen = ({ run, path }: Request) => run.log.filter((one) => one.path === path).length

/** By the first part of a path. */
const routes: Readonly<Record<string, (request: Request) => FlowReply | Promise<FlowReply>>> = {
  echo,
  private: (request) => (isIn(request) ? echo(request) : { data: expired }),
  secret: (request) => (isIn(request) ? echo(request) : { status: 401, data: { message: 'no' } }),
  login: ({ run }) => issue(run),
  token: ({ run, body }) => {
    const { refreshToken } = Object(body) as { refreshToken?: string }
    return run.refreshTokens.delete(refreshToken ?? '') ? issue(run) : { status: 401, data: { message: 'no' } }
  },
  control: ({ run, path }) => {
    run.tokens.clear()
    if (path === 'control/end') run.refreshTokens.clear()
    return { data: null }
  },
  log: ({ run, query }) => ({ data: run.log.filter(({ path }) => path === query['path']) }),
  peak: ({ run }) => ({ data: { peak: run.peak } }),
  async slow(request) {
    await wait(Number(request.query['ms']), undefined, { ref: false })
    return echo(request)
  },
  flaky: (request) =>
    timesSeen(request) <= Number(request.query['fails']) ? { status: 503, data: {} } : echo(request),
  async busy(request) {
    const { run } = request
    run.busy += 1
    run.peak = Math.max(run.peak, run.busy)
    await wait(100, undefined, { ref: false })
    run.busy -= 1
    return echo(request)
  },
  bytes: () => ({ data: Uint8Array.from({ length: 256 }, (_, byte) => byte) }),
}

export function createFlowServer(): FlowServer {
  const runs = new Map<string, Run>()
  const runOf = (name: string) => {
    const run = runs.get(name) ?? {
      ...{ log: [], tokens: new Set<string>(), refreshTokens: new Set<string>() },
      ...{ issued: 0, busy: 0, peak: 0 },
    }
    runs.set(name, run)
    return run
  }

  const respond = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = '', headers } = incoming
    allow(headers.origin, outgoing)
    if (method === 'OPTIONS') return void outgoing.writeHead(204).end()
    const url = new URL(incoming.url ?? '', 'http://localhost')
    const [, name = '', ...parts] = url.pathname.split('/')
    const path = parts.join('/')
    const run = runOf(name)
    const seen = { path, method, authorization: headers.authorization ?? '', body: await bodyOf(incoming) }
    run.log.push(seen)
    const request = { ...seen, run, query: Object.fromEntries(url.searchParams), header: headers }
    const { status = 200, data } = (await routes[parts[0] ?? '']?.(request)) ?? { status: 404, data: {} }
    const isBinary = data instanceof Uint8Array
    outgoing.writeHead(status, {
      'content-type': isBinary ? 'application/octet-stream' : 'application/json; charset=utf-8',
      'x-answer': 'flow',
    })
    outgoing.end(isBinary ? data : JSON.stringify(data))
  }

  const server = createServer((incoming, outgoing) => void respond(incoming, outgoing).catch(() => outgoing.destroy()))
  return {
    listen: () =>
      new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What a page of another origin may send and read. */
function allow(origin: string | undefined, outgoing: ServerResponse): void {
  if (!origin) return
  outgoing.setHeader('access-control-allow-origin', origin)
  outgoing.setHeader('access-control-allow-credentials', 'true')
  outgoing.setHeader('access-control-allow-headers', 'authorization, content-type, x-flow')
  outgoing.setHeader('access-control-expose-headers', 'x-answer')
}

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const piece of incoming.setEncoding('utf8')) text += piece
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
