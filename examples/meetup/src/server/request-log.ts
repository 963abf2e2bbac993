// Records every request in order of arrival, with its response, for tests and the demo.
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Dialect } from './dialect.ts'

export interface LoggedRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** The token it was sent with, valid or not; null if it had none. */
  readonly token: string | null
  readonly header: IncomingHttpHeaders
  /** null while it has no response. */
  readonly status: number | null
  /** The code (or errno) of the response's body as a string; null for a picture. */
  readonly code: string | null
}

type Draft = { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] }

const codeOf = (payload: unknown): string | null => {
  const { code, errno } = (payload ?? {}) as { code?: unknown; errno?: unknown }
  return code === undefined && errno === undefined ? null : String(code ?? errno)
}

export function logRequests(app: FastifyInstance, dialectAt: (path: string) => Dialect | undefined): LoggedRequest[] {
  const log: LoggedRequest[] = []
  app.decorateRequest('logged', null)
  app.addHook('onRequest', async (request) => {
    const path = request.url.split('?')[0] ?? ''
    const token = dialectAt(path)?.tokenOf(request.headers) ?? null
    const entry: Draft = { method: request.method, path, token, header: request.headers, status: null, code: null }
    request.setDecorator('logged', entry)
    log.push(entry)
  })
  app.addHook('preSerialization', async (request, _reply, payload) => {
    request.getDecorator<Draft>('logged').code = codeOf(payload)
    return payload
  })
  app.addHook('onSend', async (request, reply, payload) => {
    request.getDecorator<Draft>('logged').status = reply.statusCode
    return payload
  })
  return log
}
