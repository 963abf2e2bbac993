// guide/places.md: one session in two bundles, and what has no `wx`.
import { type Client, createClient, isHttpError } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import type { HostOptions } from '@wxpipe/testing'
import { toast } from '@wxpipe/toast'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runPage, type SitePage } from '../test/site-page.ts'

useFakeTime()
afterEach(() => vi.unstubAllGlobals())

const page = 'docs/guide/places.md'

interface Http {
  readonly client: Client
  readonly login: { completed(): Promise<boolean> }
  readonly session: { setToken(next: object): void }
}

/** `getApp` as WeChat documents it: a default before `App`, whose properties the real one then has. */
function appOf() {
  const early = {}
  let app: object | undefined
  vi.stubGlobal('getApp', ({ allowDefault = false } = {}) => app ?? (allowDefault ? early : undefined))
  return {
    register(definition: object) {
      app = Object.assign(definition, early)
    },
  }
}

/** The same file once more, with packages of its own: as the other bundle has them. */
function loadCopy({ load }: SitePage): Promise<Http> {
  vi.resetModules()
  return load<Http>('src/http.ts')
}

describe('an independent subpackage and the main package', () => {
  /** A server that takes a refresh token once. */
  function launch(options: HostOptions = {}) {
    const used: string[] = []
    let good = 'good'
    const site = runPage(page, {
      entry: 'pages/index/index',
      storage: { session: { token: 'old', refreshToken: 'r0' } },
      handler({ path, header, data }) {
        if (path !== '/token/refresh')
          return header['authorization'] === `Bearer ${good}` ? { data: path } : { statusCode: 401 }
        const { refreshToken } = data as { refreshToken: string }
        if (used.includes(refreshToken)) return { statusCode: 401 }
        used.push(refreshToken)
        return { data: { token: good, refreshToken: `r${used.length}` }, delay: 50 }
      },
      ...options,
    })
    return {
      ...site,
      site,
      used,
      end: () => {
        good = 'another'
        used.push(`r${used.length}`)
      },
    }
  }

  it.each(['the subpackage', 'the main package'])(
    'have one client and one refresh, if %s runs first',
    async (first) => {
      const app = appOf()
      const { site, used } = launch()
      if (first === 'the main package') app.register({ globalData: 1 })
      const one = await loadCopy(site)
      app.register({ globalData: 1 })
      const other = await loadCopy(site)
      expect(other.client).toBe(one.client)
      const calls = [one, other].map(({ client }, at) => client.get(`${at}`))
      expect(await Promise.all(calls.map(outcomeOf))).toEqual(['/0', '/1'])
      expect(used).toEqual(['r0'])
    },
  )

  it('open one login page, and are both logged in by it', async () => {
    const app = appOf()
    const { site, host, end } = launch()
    const one = await loadCopy(site)
    app.register({})
    const other = await loadCopy(site)
    end()
    for (const { client } of [one, other]) begun(client.get('me').catch(() => ({ data: '' })))
    await pass(1_000)
    expect(host.pages.map(({ route }) => route)).toEqual(['pages/index/index', 'pages/login/login'])
    other.session.setToken({ token: 'another', refreshToken: 'r9' })
    expect(await other.login.completed()).toBe(true)
    expect(await outcomeOf(one.client.get('me'))).toBe('/me')
  })

  it('wait for a main package that takes long to be downloaded, and try no other way meanwhile', async () => {
    const app = appOf()
    const { site, host, end } = launch()
    const { navigateTo } = host.wx
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of wx
    Object.assign(host.wx, { navigateTo: (call: any) => void setTimeout(() => navigateTo(call), 8_000) })
    const { client } = await loadCopy(site)
    end()
    begun(client.get('me').catch(() => ({ data: '' })))
    await pass(20_000)
    expect(host.pages.map(({ route }) => route)).toEqual(['pages/index/index', 'pages/login/login'])
    app.register({})
  })

  it('mix the packages of both copies', async () => {
    appOf()
    const { site, host } = launch({ storage: {} })
    const { client } = await loadCopy(site)
    const shown = client.extend({ auth: false } as object).use(toast())
    const error = await outcomeOf(shown.get('me'))
    expect(isHttpError(error, 'STATUS')).toBe(true)
    expect(host.screen).toMatchObject({ kind: 'toast' })
    await pass(5_000)
  })
})

describe('a Worker', () => {
  it('has no wx, and a request there says so', async () => {
    const error = await outcomeOf(createClient({ baseURL: 'https://api.example.com/' }).get('me'))
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('no wx.request') })
  })

  it('gets what the main thread has asked for', async () => {
    appOf()
    const site = runPage(page, { handler: () => ({ data: [1, 2] }) })
    const postMessage = vi.fn()
    Object.assign(site.host.wx, { createWorker: () => ({ postMessage }) })
    const { draw } = await site.load<{ draw(id: number): Promise<void> }>('src/chart.ts')
    await draw(7)
    expect(postMessage).toHaveBeenCalledWith({ points: [1, 2] })
  })
})
