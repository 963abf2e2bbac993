// The administrators' project on the same server: another header, other codes, other routes.
import type { FastifyInstance } from 'fastify'
import type { AdminSession, Operator } from '../services/types.ts'
import { operators } from './data/people.ts'
import { adminOk, Refusal } from './dialect.ts'
import { guard, type Project, speak } from './project.ts'
import { shape, text, whole } from './schemas.ts'
import type { Store } from './store.ts'

export interface AdminOptions extends Project<Operator> {
  readonly store: Store
}

export async function admin(app: FastifyInstance, { store, ...project }: AdminOptions): Promise<void> {
  speak(app, project.dialect)

  app.post<{ Body: { account: string; password: string } }>(
    '/login',
    { schema: { body: shape({ account: text, password: text }) } },
    async (request) => {
      const { account, password } = request.body
      const found = operators.find((one) => one.account === account && one.password === password)
      if (!found) throw new Refusal(400, 'wrong account or password')
      const operator: Operator = { id: found.id, account, name: found.name }
      const { token, expiresIn } = project.sessions.open(operator)
      return adminOk<AdminSession>({ sessionKey: token, operator, expiresIn })
    },
  )

  app.register(async (inside) => {
    guard(inside, project)
    inside.get('/reports', async () => adminOk(store.reports()))
    inside.post<{ Params: { id: number } }>(
      '/reports/:id/resolve',
      { schema: { params: shape({ id: whole }) } },
      async (request) => {
        const report = store.resolveReport(request.params.id)
        if (!report) throw new Refusal(404, 'no such report')
        return adminOk(report)
      },
    )
  })
}
