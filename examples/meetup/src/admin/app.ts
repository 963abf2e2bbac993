// The administrators' app: its session and its services.
import type { Tracer } from '@wxpipe/core'
import { dataOf } from '../services/data-of.ts'
import type { AdminEnvelope, AdminSession, Report } from '../services/types.ts'
import { createSession } from '../session.ts'
import { createAdminHttp } from './http.ts'

export type AdminApp = ReturnType<typeof createAdminApp>

export function createAdminApp({ trace }: { readonly trace?: Tracer | undefined } = {}) {
  const session = createSession<AdminSession>('admin-session', ({ operator }) => operator.id)
  const { client, login } = createAdminHttp({ session, trace })
  return {
    session,
    login,
    services: {
      signIn: (account: string, password: string) =>
        client
          .post<AdminEnvelope<AdminSession>>('login', { account, password }, { auth: false })
          .then(dataOf)
          .then((opened) => {
            session.set(opened)
            return opened.operator
          }),

      getReports: () => client.get<AdminEnvelope<Report[]>>('reports').then(dataOf),

      resolveReport: (id: number) => client.post<AdminEnvelope<Report>>(`reports/${id}/resolve`).then(dataOf),
    },
  }
}
