// Moments that several tests begin with, and what they look for in them.
import { failureOf, LOGIN, startApp } from './app.ts'

/** The login page's URL when a session has expired on `page`. */
export const loginFrom = (page: string) => `${LOGIN}?from=${encodeURIComponent(page)}`

/** An app whose failed requests wait for the login. */
export const startWaiting = (more = {}, hostOptions = {}, clientOptions = {}) =>
  startApp({ whileLoggingIn: 'wait', ...more }, hostOptions, clientOptions)

/** The app after its session has expired on `url`. */
export async function expireOn(url: string, options = {}) {
  const app = startApp({}, options)
  if (url) await app.host.wx.navigateTo({ url })
  await failureOf(app.client().get('groups'))
  await app.host.idle()
  const complete = (more = {}) => app.login.completed(more)
  return { app, complete, routesBack: () => app.routes().slice(app.routes().indexOf('navigateTo') + (url ? 2 : 1)) }
}
