// The administrators' app: its session and its services.
import type { Tracer } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import type { AdminSession, Report } from '../services/types.ts'
import { createSession } from '../session.ts'
import { createAdminHttp } from './http.ts'

export type AdminApp = ReturnType<typeof createAdminApp>

export function createAdminApp({ trace }: { readonly trace?: Tracer | undefined } = {}) {
  const session = createSession<AdminSession>('admin-session', ({ operator }) => operator.id)
  const { client, login } = createAdminHttp({ session, trace })
  const api = dataOf(client)
  return {
    session,
    login,
    services: {
      signIn: (account: string, password: string) =>
        api.post<AdminSession>('login', { account, password }, { auth: false }).then((opened) => {
          session.set(opened)
          return opened.operator
        }),

      getReports: () => api.get<Report[]>('reports'),

      resolveReport: (id: number) => api.post<Report>(`reports/${id}/resolve`),
    },
  }
}
