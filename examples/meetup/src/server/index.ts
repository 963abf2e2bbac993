// The example's server: a Fastify app on a loopback port. Each server has its own state, so that servers share nothing.
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ajvFilePlugin } from '@fastify/multipart'
import { fastify } from 'fastify'
import type { Operator, User } from '../services/types.ts'
import { admin } from './admin.ts'
import { readBodies } from './bodies.ts'
import { covers } from './covers.ts'
import { adminDialect, meetupDialect, Refusal } from './dialect.ts'
import { meetup } from './meetup.ts'
import { speak } from './project.ts'
import { type LoggedRequest, logRequests } from './request-log.ts'
import { createSessions } from './sessions.ts'
import { createStore } from './store.ts'

export type { LoggedRequest } from './request-log.ts'

export interface ServerOptions {
  /** Milliseconds until a token expires; default 30 minutes. */
  readonly tokenLifetime?: number | undefined
  /** Milliseconds between checking a request's token and responding to it, or a function from its path to them. */
  readonly latency?: number | ((path: string) => number) | undefined
  /** Milliseconds between two words of an organiser's answer; default 40. */
  readonly wordPause?: number | undefined
  /** The server's clock. */
  readonly now?: (() => number) | undefined
}

export interface MeetupServer {
  /** Listens on a free port of 127.0.0.1 by default. @returns the origin for this computer */
  listen(port?: number, host?: string): Promise<string>
  close(): Promise<void>
  /** Lets every access token issued so far expire; refresh tokens still work. */
  expireTokens(): void
  /** Ends every login so far: refresh tokens are refused, too. */
  endSessions(): void
  /** Responds to the next requests with 503 and `Retry-After`. @param requests how many @param retryAfter seconds */
  beBusy(requests: number, retryAfter: number): void
  /** Every request in order of arrival. */
  readonly requests: readonly LoggedRequest[]
  clearRequests(): void
}

const MEETUP = '/meetup/api/v1'
const ADMIN = '/admin/api/v1'

export function createServer(options: ServerOptions = {}): MeetupServer {
  const { tokenLifetime = 30 * 60_000, latency = 0, wordPause = 40, now = () => Date.now() } = options
  const members = createSessions<User>({ lifetime: tokenLifetime, now })
  const operators = createSessions<Operator>({ lifetime: tokenLifetime, now })
  const store = createStore(now)
  const dialect = meetupDialect(now)

  const app = fastify({ forceCloseConnections: true, ajv: { plugins: [ajvFilePlugin] } })
  const requests = logRequests(app, (path) =>
    path.startsWith(`${MEETUP}/`) ? dialect : path.startsWith(`${ADMIN}/`) ? adminDialect : undefined,
  )
  app.addHook('onSend', async (request, _reply, payload) => {
    const milliseconds = typeof latency === 'number' ? latency : latency(request.url.split('?')[0] ?? '')
    if (milliseconds > 0) await wait(milliseconds, undefined, { ref: false })
    return payload
  })
  const busy = { left: 0, retryAfter: 0 }
  app.addHook('onRequest', async (_request, reply) => {
    if (busy.left === 0) return
    busy.left--
    reply.header('retry-after', busy.retryAfter)
    throw new Refusal(503, 'BUSY')
  })
  readBodies(app)
  speak(app, dialect)
  app.register(meetup, { prefix: MEETUP, dialect, sessions: members, store, wordPause })
  app.register(admin, { prefix: ADMIN, dialect: adminDialect, sessions: operators, store })
  app.register(covers, { prefix: '/images', store })

  return {
    async listen(port = 0, host = '127.0.0.1') {
      await app.listen({ host, port })
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    },
    close: () => app.close(),
    expireTokens() {
      members.expireTokens()
      operators.expireTokens()
    },
    endSessions() {
      members.endAll()
      operators.endAll()
    },
    beBusy(left, retryAfter) {
      Object.assign(busy, { left, retryAfter })
    },
    requests,
    clearRequests() {
      requests.length = 0
    },
  }
}
