// Moments that several tests begin with, and what they look for in them.
import { faults } from '@wxpipe/testing'
import { vi } from 'vitest'
import { failureOf, LOGIN, startApp } from './app.ts'

/** The login page's URL when a session has expired on `page`. */
export const loginFrom = (page: string) => `${LOGIN}?from=${encodeURIComponent(page)}`

/** An app whose failed requests wait for the login. */
export const startWaiting = (more = {}, hostOptions = {}, clientOptions = {}) =>
  startApp({ whileLoggingIn: 'wait', ...more }, hostOptions, clientOptions)

/** An app that knows its token, and whose `onRedirect` clears it. */
export function startClearing(more = {}, hostOptions = {}) {
  const cleared = vi.fn(() => {
    app.token = undefined
  })
  const app = startApp({ getToken: () => app.token, onRedirect: cleared, ...more }, hostOptions)
  return { app, cleared, client: app.client() }
}

/** Lets no way to the login page work, so many times each. */
export function failRouting({ host }: ReturnType<typeof startApp>, times = 1): void {
  for (const api of ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']) {
    host.fail(faults.errMsgOnly(`${api}:fail`), { api, times })
  }
}

/** The app after its session has expired on `url`. */
export async function expireOn(url: string, options = {}) {
  const app = startApp({}, options)
  if (url) await app.host.wx.navigateTo({ url })
  await failureOf(app.client().get('groups'))
  await app.host.idle()
  const complete = (more = {}) => app.login.completed(more)
  return { app, complete, routesBack: () => app.routes().slice(app.routes().indexOf('navigateTo') + (url ? 2 : 1)) }
}
