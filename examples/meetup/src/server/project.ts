// What the two projects have in common: errors in their dialect, and a guard that requires a valid token.
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { type Dialect, Refusal } from './dialect.ts'
import type { Login, Sessions } from './sessions.ts'

export interface Project<Who> {
  readonly dialect: Dialect
  readonly sessions: Sessions<Who>
}

/** Responds to every error and every unknown path of this scope in the project's dialect. */
export function speak(app: FastifyInstance, dialect: Dialect): void {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const asked = error.statusCode ?? 500
    const business = error instanceof Refusal ? error.business : undefined
    const { status, body } = dialect.refusal(asked, asked < 500 ? error.message : 'SERVER ERROR', business)
    return reply.code(status).send(body)
  })
  app.setNotFoundHandler((request, reply) => {
    const { status, body } = dialect.refusal(404, `NO ROUTE ${request.method} ${request.url.split('?')[0]}`)
    return reply.code(status).send(body)
  })
}

/** Lets only requests with a valid token into this scope, before their input is checked. */
export function guard<Who>(app: FastifyInstance, { dialect, sessions }: Project<Who>): void {
  app.decorateRequest('login', null)
  app.addHook('onRequest', async (request, reply) => {
    const verdict = sessions.judge(dialect.tokenOf(request.headers))
    if (verdict.state === 'live') return request.setDecorator('login', verdict.login)
    const { status, body } = dialect.expired(verdict.state === 'expired')
    return reply.code(status).send(body)
  })
}

/** The login of a request; only inside a guarded scope. */
export const loginOf = <Who>(request: FastifyRequest) => request.getDecorator<Login<Who>>('login')
