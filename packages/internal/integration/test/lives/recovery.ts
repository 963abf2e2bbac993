// Whatever has happened in a life: who logs in then is served, and served again when that session has expired.
import type { Host } from '@wxpipe/testing'
import type { Sent } from './calls.ts'
import { type Phone, pass } from './phone.ts'
import type { Ask, Plan } from './plan.ts'
import type { Server } from './server.ts'
import { loginPage } from './session.ts'

const plain: Ask = { kind: 'get', key: 9, hasSignal: false, options: {} }

export async function recover(
  { plugins, options }: Plan,
  host: Host,
  server: Server,
  phone: Phone,
  send: (ask: Ask) => Sent,
  look: () => void,
  note: (isWrong: unknown, what: string) => void,
): Promise<void> {
  await phone.calm()
  phone.enter('A')
  const first = send(plain)
  await pass(10_000, look)
  note(first.outcome !== 'ok', `in the end: ${first.outcome ?? 'nothing'}`)

  server.expire()
  const next = send({ ...plain, key: 8 })
  await pass(1_500, look)
  if (plugins.includes('token-refresh')) note(next.outcome !== 'ok', `not repaired: ${next.outcome ?? 'nothing'}`)
  else if (plugins.includes('login-redirect')) {
    note(host.page?.route !== loginPage, `no login page opens: ${next.outcome}`)
    void phone.submit('A')
    await pass(1_500, look)
    note(host.page?.route === loginPage, 'the user stays on the login page')
    const waits = options['login-redirect']?.['whileLoggingIn']
    note(waits ? next.outcome !== 'ok' : !/^AuthExpired/.test(`${next.outcome}`), `after the login: ${next.outcome}`)
  }
}
