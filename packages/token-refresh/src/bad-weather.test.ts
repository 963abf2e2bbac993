// 1,000 requests with an expired token, and a refresh that loses the network: nobody is logged out, and nothing storms.
import { isHttpError, type Plugin } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { retry } from '@wxpipe/retry'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, randomOf, settled, times } from '../test/app.ts'

useFakeTime()

const count = 1_000

describe('1,000 requests, at once or spread over time, whose first refresh loses the network', () => {
  const spreads: readonly (readonly [string, number])[] = [
    ['at once', 0],
    ['over 50 ms', 50],
    ['over 20 s', 20_000],
  ]

  /** Begins the requests over `spread` ms; the first refresh loses its connection after 20 ms. */
  async function begin(spread: number, plugins: readonly Plugin[]) {
    const random = randomOf(7)
    const app = createApp({ delay: () => random() * 30 })
    Object.assign(app.host.wx, { getCurrentPages: app.host.getCurrentPages })
    const onRedirect = vi.fn()
    app.client.use(loginRedirect({ loginPage: '/pages/login/login', getToken: app.getToken, onRedirect }))
    for (const plugin of plugins) app.client.use(plugin)
    app.host.fail({ ...faults.connectionReset(), delay: 20 }, { url: 'refresh' })
    const requests = times(count, async (n) => {
      if (spread) await new Promise((done) => setTimeout(done, random() * spread))
      return app.client.get(`${n}`)
    })
    const outcomes = await settled(...requests)
    const codes = new Set(outcomes.map((outcome) => (isHttpError(outcome) ? outcome.code : outcome)))
    return { ...app, outcomes, codes, onRedirect }
  }

  it.each(spreads)('%s: nobody is logged out, all end, in 2 refreshes at most', async (_, spread) => {
    const { codes, session, host, onRedirect, refreshes, client } = await begin(spread, [])
    expect([...codes].filter((code) => code !== 'ok')).toEqual(['NETWORK'])
    expect([onRedirect.mock.calls, host.page?.route]).toEqual([[], 'pages/index/index'])
    expect(refreshes()).toBeLessThanOrEqual(2)
    expect(await settled(client.get('next'))).toEqual(['ok'])
    expect([session.token, refreshes()]).toEqual(['new-1', 2])
  })

  it.each(spreads)('%s, with a retry: all succeed, in 2 refreshes', async (_, spread) => {
    const { codes, onRedirect, refreshes } = await begin(spread, [retry()])
    expect([...codes]).toEqual(['ok'])
    expect([onRedirect.mock.calls, refreshes()]).toEqual([[], 2])
  })
})
