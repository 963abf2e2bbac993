// The checks that open pages, in this order: each goes on where the one before has ended.
import type { FlowApp } from './app.ts'
import { type Check, codeOf, type Echo, failure, five } from './check.ts'
import { type FlowRuntime, until, wait } from './runtime.ts'

// Encoded as an app writes it, with what a runtime that decodes too early would break.
const query = 'id=7&title=%E6%99%A8%E8%B7%91%20%26%20%E5%92%96%E5%95%A1'
/** On the detail page, with a session that only a login mends. */
async function endSessionOnDetail(app: FlowApp, { open, here, pages }: FlowRuntime) {
  await app.logIn()
  await app.endSession()
  app.session.logins = 0
  await open(`${pages.detail}?${query}`)
  await until(() => here().startsWith(pages.detail))
}
async function isAt(page: string, { here, rest }: FlowRuntime) {
  await until(() => here().startsWith(page))
  if (rest) await rest()
}

export const pageChecks: readonly Check[] = [
  {
    name: 'login once',
    expected: { codes: five.map(() => 'AUTH_EXPIRED'), logins: 1, isAtLogin: true },
    async run(app, runtime) {
      await endSessionOnDetail(app, runtime)
      const codes = await Promise.all(five.map((n) => failure(app.client.get(`private/once?n=${n}`))))
      await isAt(runtime.pages.login, runtime)
      const { login } = runtime.pages
      return { codes, logins: app.session.logins, isAtLogin: runtime.here().startsWith(login) }
    },
  },
  {
    // Goes on where "login once" has ended.
    name: 'way back',
    expected: { from: query, back: query, status: 200 },
    async run(app, runtime) {
      const queryOf = (url = '') => url.split('?')[1]
      const from = queryOf(app.login.returnPage())
      await app.logIn()
      await app.login.completed()
      await isAt(runtime.pages.detail, runtime)
      const back = queryOf(runtime.here())
      return { from, back, status: (await app.client.get('private/back')).statusCode }
    },
  },
  {
    // On the detail page still.
    name: 'parked',
    expected: { early: 0, statuses: [200, 200, 200], logins: 1, back: query },
    async run(app, runtime) {
      await app.endSession()
      app.session.logins = 0
      let early = 0
      const parked = [1, 2, 3].map((n) => app.patient.get(`private/parked?n=${n}`))
      for (const one of parked)
        one.then(
          () => early++,
          () => early++,
        )
      await isAt(runtime.pages.login, runtime)
      await wait(100)
      const before = early
      await app.logIn()
      await app.patientLogin.completed()
      const statuses = (await Promise.all(parked)).map(({ statusCode }) => statusCode)
      return { early: before, statuses, logins: app.session.logins, back: runtime.here().split('?')[1] }
    },
  },
  {
    // Leaves the detail page at last.
    name: 'page scope',
    expected: { code: 'ABORT', cause: 'the page was unloaded', write: 200 },
    async run({ client }, { back, rest }) {
      if (rest) await rest()
      const read = client.get('slow/scope?ms=4000').catch((error) => ({ code: codeOf(error), cause: error.cause }))
      const write = client.post<Echo>('slow/write?ms=600')
      await wait(200)
      await back()
      return { ...(await read), write: (await write).statusCode }
    },
  },
]
