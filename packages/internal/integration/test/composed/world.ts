// The phone, the server and the clients of a composed app, and what may happen to them besides requests.
import type { Client, Interceptor, Plugin } from '@wxpipe/core'
import { flush } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { endOf, type Fate } from '../fates.ts'
import { happeningsOf, pageAt } from '../phone.ts'
import { watchedWx } from '../watched-wx.ts'
import { createApp, createPlugins } from './app.ts'
import type { Sent } from './calls.ts'
import { names, type Plan, type Step } from './plan.ts'
import { watchSends } from './sends.ts'
import { createServer } from './server.ts'
import { createSession, loginPage } from './session.ts'

const home = 'pages/home/home'

type Happening = Exclude<Step['does'], 'send' | 'abort' | 'remove' | 'use'>

/** @param plant makes one interceptor more for each client: a mistake that is made on purpose */
export function createWorld(plan: Plan, all: readonly Sent[], broken: string[], plant?: () => Interceptor) {
  const server = createServer((fate) => endOf(fate as Fate).reply)
  const session = createSession(plan, server, broken, (user) => {
    for (const { settled, users } of all) if (!settled) users.add(user)
  })
  const host = createHost({ entry: home, maxRequests: 1_000, handler: server.serve })
  const { wx, listening } = watchedWx(host)
  const plugins = createPlugins(plan, session)
  const { queue: slots, cache: cached, 'login-redirect': login } = plugins
  const sends = watchSends(plan, host, wx, all, session, broken)
  const clients = Array.from({ length: plan.clients }, (): Client => {
    const client = createApp(plan, wx, plugins, session, sends.outermost, sends.innermost)
    return plant ? client.use(plant()) : client
  })
  for (const route of [home, ...[1, 2, 3, 4, 5, 6, 7].map(pageAt)]) host.definePage(route, {})
  host.definePage(loginPage, plan.waitsForLogin ? { onUnload: () => login.cancelled() } : {})

  const logIn = (user: string) => {
    session.logIn(user)
    if (plan.waitsForLogin) void login.completed({ home: `/${home}` }).catch(() => {})
    else if (host.page?.route === loginPage) host.unloadPage()
  }
  const hasCache = plan.plugins.includes('cache')
  const happens: { readonly [does in Happening]: () => unknown } = {
    'log in A': () => logIn('A'),
    'log in B': () => logIn('B'),
    'log out': () => session.become(null),
    forget: () => session.become(undefined),
    expire: server.expire,
    ...happeningsOf(host, loginPage),
    'clear the queue'() {
      for (const sent of all) if (!sent.settled) sent.isCleared = true
      slots.clear('cleared')
      // Those who wait hear of it in a turn of their own.
      return flush()
    },
    'clear the cache': () => hasCache && cached.clear(),
    invalidate: () => hasCache && cached.invalidate('all'),
  }
  return {
    server,
    session,
    host,
    slots,
    sends,
    clients,
    listening,
    happens,
    /** Takes a plugin off a client, or puts it on. */
    change(does: 'remove' | 'use', which: number) {
      const name = names[which]!
      const client = clients[which % clients.length]!
      const isThere = client.inspect().includes(` ${name}`)
      if (does === 'remove' && isThere) client.remove(name)
      if (does === 'use' && !isThere) client.use(plugins[name] as Plugin)
    },
  }
}
