// The phone, the server and the app of those users; each send is looked at a moment before the host is asked.
import { getHeader, type HttpRequest, type Interceptor, withHeader } from '@wxpipe/core'
import { createHost, type HostRequest } from '@wxpipe/testing'
import { endOf, type Fate } from '../fates.ts'
import { type AppOptions, createApp } from './app.ts'
import { createCalls } from './calls.ts'
import { createPhone } from './phone.ts'
import type { Plant } from './plants.ts'
import { createServer, fateHeader } from './server.ts'
import { createSession, loginPage, type SessionOptions } from './session.ts'
import { createWatch, type User } from './watch.ts'

export interface WorldOptions extends SessionOptions, AppOptions {
  /** Whether the host tells a stream while it comes; else all of it comes at the end (WeChat for PC). */
  readonly tellsChunks: boolean
  /** How one send after the other ends. */
  readonly fates: readonly Fate[]
}

/** Makes the world. */
export function createWorld(options: WorldOptions, plant: Plant = {}) {
  const watch = createWatch()
  const { current, note, isAnother, become } = watch
  const server = createServer()
  const host = createHost({
    entry: 'pages/home/home',
    maxRequests: 1_000,
    quirks: { noChunks: !options.tellsChunks },
    handler: ({ path, data, header }: HostRequest) => server.serve({ path, data, header }),
  })
  const phone = createPhone(host, options, server, watch)
  let isCalm = false
  let count = 0

  // Whose call it is: whoever was logged in when it began, or else whoever it was first sent as.
  const owners = new WeakMap<object, User>()
  const begins: Interceptor = {
    name: 'begins',
    order: 0,
    request(request) {
      owners.set(request.call, current.user)
      return request
    },
  }
  const lookAt = ({ url, header, data, call }: HttpRequest) => {
    const { user, whose } = Object(url === 'refresh' ? data : undefined) as { user?: string; whose?: string }
    const owner = owners.get(call)
    const sentAs = server.userOf(header) ?? user
    note(sentAs && owner && sentAs !== owner, `${owner}'s ${url} was sent as ${sentAs}`)
    note(isAnother(owner), `${owner}'s ${url} was sent while ${current.user} was logged in`)
    note(isAnother(sentAs), `${url} was sent as ${sentAs} while ${current.user} was logged in`)
    note(user !== whose, `the refresh of ${whose} was sent as ${user}`)
    const signed = getHeader(header, 'X-Sign')
    note(signed !== (getHeader(header, 'Authorization') ?? ''), `${url} is signed for ${signed}`)
    if (sentAs && !owner) owners.set(call, sentAs)
  }
  const apiOf = ({ transport, options: asked }: HttpRequest) => {
    const { upload, download } = asked as { upload?: unknown; download?: unknown }
    return transport === phone.container
      ? 'cloud.callContainer'
      : upload
        ? 'uploadFile'
        : download
          ? 'downloadFile'
          : 'request'
  }
  const sends: Interceptor = {
    name: 'sends',
    order: 900,
    request(request) {
      lookAt(request)
      if (isCalm) return request
      const fate = options.fates[count++ % options.fates.length]!
      const { fault } = endOf(fate)
      if (fault && !request.url.startsWith('mocked')) host.fail(fault, { api: apiOf(request) })
      return withHeader(request, fateHeader, fate)
    },
  }

  const { session, beside } = createSession(options, watch, plant.refreshesWith)
  const account = () => (plant.account ? plant.account : current.user)
  const around = [begins, ...beside((call) => owners.get(call)), sends, ...(plant.interceptors?.(session, watch) ?? [])]
  const app = createApp(options, phone.wx, session, server, watch, account, around)
  const calls = createCalls(app, host, phone, watch)
  const enter = (user: string) => {
    calls.clear()
    become(user, server.issue(user).token)
    if (options.waitsForLogin) void app.login.completed({ home: '/pages/home/home' })
    else if (host.page?.route === loginPage) host.unloadPage()
  }

  return {
    ...app,
    ...calls,
    host,
    watch,
    /** What may happen besides requests. */
    happens: {
      'log in A': () => enter('A'),
      'log in B': () => enter('B'),
      'log out': () => become(null),
      // The app starts anew and has not looked into its storage yet.
      forget: () => become(undefined),
      // The server forgets every token.
      expire() {
        for (const each of server.issued.values()) each.isGood = false
      },
      offline: () => host.setNetwork('none'),
      online: () => host.setNetwork('wifi'),
      background: host.background,
      foreground: host.foreground,
    },
    /** From now on every send ends well, and the phone has a network. */
    calm() {
      isCalm = true
      host.foreground()
      host.setNetwork('wifi')
    },
    tokens: () => [...server.issued.keys()],
  }
}

export type Happening = keyof ReturnType<typeof createWorld>['happens']
