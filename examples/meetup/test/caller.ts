// Calls a server over real loopback HTTP and returns the status and the parsed body.
import type { AdminEnvelope, AdminSession, Envelope, Session } from '../src/services/types.ts'

export interface Reply<T> {
  readonly status: number
  readonly body: T
}

export interface CallOptions {
  readonly method?: string
  readonly header?: Record<string, string>
  readonly body?: unknown
}

export type Call = <T>(path: string, options?: CallOptions) => Promise<Reply<T>>

export const callerOf =
  (origin: string): Call =>
  async <T>(path: string, { method = 'GET', header = {}, body }: CallOptions = {}) => {
    const response = await fetch(origin + path, {
      method,
      // As in wx.request, the content type is JSON on every request, with or without a body.
      headers: { 'content-type': 'application/json', ...header },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as T }
  }

export const bearer = (token: string) => ({ header: { authorization: `Bearer ${token}` } })

export async function login(call: Call, username = 'lin'): Promise<Session> {
  const body = { username, password: 'meetup' }
  return (await call<Envelope<Session>>('/meetup/api/v1/login', { method: 'POST', body })).body.data
}

export async function adminLogin(call: Call): Promise<AdminSession> {
  const body = { account: 'root', password: 'admin' }
  return (await call<AdminEnvelope<AdminSession>>('/admin/api/v1/login', { method: 'POST', body })).body.data
}
