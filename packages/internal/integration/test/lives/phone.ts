// The phone and its user: pages, the background, the network, the clock, and the login page with what is done on it.
import type { Client } from '@wxpipe/core'
import { idle } from '@wxpipe/page-state'
import { drain, flush } from '@wxpipe/test-support'
import { faults, type Host, type Wx } from '@wxpipe/testing'
import { vi } from 'vitest'
import { abortAll } from '../abort-all/recipe.ts'
import type { Plugins } from './app.ts'
import type { Sent } from './calls.ts'
import type { Plan, Step } from './plan.ts'
import type { Server } from './server.ts'
import { loginPage, type Session } from './session.ts'

export const home = 'pages/home/home'
const me = 'pages/me/me'
const sms = 'pages/login/sms'
export const tabBar = [home, me]

export type Happening = Exclude<Step['does'], 'send' | 'abort'>

/** Lets milliseconds pass, from timer to timer. */
export function pass(ms: number, look: () => void): Promise<void> {
  let isOver = false
  setTimeout(() => {
    isOver = true
  }, ms)
  return drain(look, () => isOver)
}

export function createPhone(
  plan: Plan,
  host: Host,
  wx: Wx,
  server: Server,
  session: Session,
  plugins: Plugins,
  clients: readonly Client[],
  all: readonly Sent[],
  look: () => void,
) {
  const { 'login-redirect': login, queue: slots, cache: cached } = plugins
  const waits = !!plan.options['login-redirect']?.['whileLoggingIn']
  const isThere = (name: string) => (plan.plugins as readonly string[]).includes(name)
  const routeOf = () => host.page?.route
  const isOnLogin = () => routeOf() === loginPage || routeOf() === sms
  const page = { data: { thing: idle(), list: idle() } }
  for (const route of [...tabBar, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `pages/p${n}/p`)])
    host.definePage(route, page)
  const cancels = waits || plan.seed % 2
  host.definePage(loginPage, cancels && isThere('login-redirect') ? { onUnload: () => login.cancelled() } : {})
  host.definePage(sms, {})

  const enter = (user: string) => {
    server.pardon()
    session.become(server.issue(user))
  }
  /** As on the login page of the README: its own request, then the way back. */
  const submit = async (user: string) => {
    try {
      const options = { auth: false, ...(isThere('loading') && { loading: true }) }
      server.pardon()
      const { data } = await clients[0]!.post<{ data?: { token: string } }>('login', { user }, options)
      const issued = (Object(data).data ?? data) as { token?: string }
      if (!issued.token) return
      session.become(issued)
      const isAway = isThere('login-redirect') ? await login.completed({ home: `/${home}` }) : false
      if (!isAway && isOnLogin()) await wx.reLaunch({ url: `/${home}` })
    } catch {
      // The user stays, and may try again.
    }
  }
  const sweep = () => {
    for (const sent of all) if (!sent.settled) sent.isSwept = true
  }
  const undo: (() => void)[] = []
  const fail = (...fault: Parameters<Host['fail']>) => void undo.push(host.fail(...fault))
  const open = (url: string) => wx.navigateTo({ url: `/${url}` }).catch(() => {})

  const happens: { readonly [does in Happening]: () => unknown } = {
    'open a page': () => !isOnLogin() && open(`pages/p${host.pages.length}/p`),
    'go back': () => host.pages.length > 1 && host.unloadPage(),
    'go home': () => wx.reLaunch({ url: `/${home}` }).catch(() => {}),
    'switch tab': () => wx.switchTab({ url: `/${tabBar[plan.seed % 2]}` }).catch(() => {}),
    background: () => host.background(),
    foreground: () => host.foreground(),
    wifi: () => host.setNetwork('wifi'),
    '4g': () => host.setNetwork('4g'),
    none: () => host.setNetwork('none'),
    slow: () => host.setProfile('2g'),
    tunnel: () => host.setProfile('tunnel'),
    fast: () => host.setProfile('ideal'),
    'router busy': () => host.routerBusy(300),
    'router busy for long': () => host.routerBusy(5_000),
    'pages fail': () => fail(faults.pageLimit(), { api: 'navigateTo' }),
    expire: server.expire,
    revoke() {
      server.expire()
      server.revoke()
    },
    'open the login page': () => !host.pages.some(({ route }) => route === loginPage) && open(loginPage),
    'log in': () => (isOnLogin() ? void submit('A') : !session.current.user && enter('A')),
    'log in beside': () =>
      !host.pages.some(({ route }) => route === loginPage) &&
      enter(plan.seed % 3 || plan.refreshing.startsWith('silent') ? 'A' : 'B'),
    'give up the login': () => isOnLogin() && host.pages.length > 1 && host.unloadPage(),
    // Not from a login page that the user has opened: what lies over that may be a visitor's page, and a login page may open there.
    'go on to sms': () => routeOf() === loginPage && host.page?.options['from'] && open(sms),
    'log out': () => session.become(undefined),
    'abort all'() {
      sweep()
      abortAll('all')
      return flush()
    },
    'clear the queue'() {
      sweep()
      slots.clear('cleared')
      return flush()
    },
    'clear the cache': () => isThere('cache') && cached.clear(),
    'an hour passes': () => pass(3_600_000, look),
    'a day is slept through': () => vi.setSystemTime(Date.now() + 86_400_000),
    'clock back': () => vi.setSystemTime(Date.now() - 7_200_000),
    'clock on': () => vi.setSystemTime(Date.now() + 600_000),
    'storage fails'() {
      Object.assign(session.storage, { failures: 2, hasFailed: true })
    },
    'wx.login fails': () => fail(faults.errMsgOnly('login:fail timeout'), { api: 'login' }),
  }
  return {
    happens,
    enter,
    submit,
    isOnLogin,
    /** From now on the phone does what it is asked, and the user is at home. */
    async calm() {
      for (const take of undo) take()
      // It keeps to a clock that may have been set back.
      host.routerBusy(0)
      session.storage.failures = 0
      while (isOnLogin() && host.pages.length > 1) host.unloadPage()
      if (isOnLogin()) await wx.reLaunch({ url: `/${home}` }).catch(() => {})
    },
  }
}

export type Phone = ReturnType<typeof createPhone>
