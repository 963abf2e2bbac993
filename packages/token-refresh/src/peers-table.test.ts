// Each cell of the comparison with other clients: a burst of 5 requests whose token has expired. The names say what
// the other client was measured to do there; the tests say what happens here, with a server that responds its way.
import { AuthExpiredError } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { type AppOptions, createApp, type Issued, settled, times } from '../test/app.ts'
import { type Token, wxLogin } from './index.ts'

useFakeTime()

type App = ReturnType<typeof createApp>
type Column = 'refresh succeeds' | 'refresh fails' | 'the server never accepts the new token' | 'late response'

interface Row {
  readonly peer: string
  readonly does: Readonly<Record<Column, string>>
  /** How sessions are told and repaired where that client is used. */
  create(options?: AppOptions): App
}

const silent = (options: AppOptions = {}): App => {
  const app: App = createApp({
    refresh: (api) =>
      wxLogin<Issued>({
        host: app.host.wx,
        exchange: (code, client) => client.post<Issued>('login/refresh', { code }).then(({ data }) => data),
      })(api),
    ...options,
  })
  return app
}

const asynchronous = (options: AppOptions = {}): App => {
  const app: App = createApp({ getToken: (): Promise<Token> => Promise.resolve(app.session.token), ...options })
  return app
}

const rows: readonly Row[] = [
  {
    peer: 'alova createServerTokenAuthentication (a business code)',
    create: (options) => createApp({ refusal: { data: { code: '99997' } }, ...options }),
    does: {
      'refresh succeeds': '5/5',
      'refresh fails': '1 rejected, 4 never settle',
      'the server never accepts the new token': '647 refreshes in 1.5 s',
      'late response': '2nd refresh',
    },
  },
  {
    peer: 'axios-auth-refresh (HTTP 401)',
    create: createApp,
    does: {
      'refresh succeeds': '1 ok, 4 rejected',
      'refresh fails': 'all rejected',
      'the server never accepts the new token': 'stops',
      'late response': '2nd refresh, 1 rejected',
    },
  },
  {
    peer: 'axios-auth-refresh with deduplicateRefresh: false (responses one by one)',
    create: (options) => createApp({ delay: (_, index) => index, ...options }),
    does: {
      'refresh succeeds': '5/5',
      'refresh fails': 'all rejected',
      'the server never accepts the new token': 'stops',
      'late response': '2nd refresh',
    },
  },
  {
    peer: 'weRequest (silent wx.login)',
    create: silent,
    does: {
      'refresh succeeds': '5/5',
      'refresh fails': 'all rejected',
      'the server never accepts the new token': 'stops',
      'late response': '2nd wx.login',
    },
  },
  {
    peer: 'flyio lock recipe, ky recipe (an asynchronous token)',
    create: asynchronous,
    does: {
      'refresh succeeds': '5/5 with 5 refreshes',
      'refresh fails': '5 refreshes',
      'the server never accepts the new token': 'stops (ky)',
      'late response': '–',
    },
  },
]

const burst = ({ client }: App) => times(5, (n) => client.post(`${n}`, { n }))
const allOk = times(5, () => 'ok')
const allRejected = times(5, () => expect.any(AuthExpiredError))

describe.each(rows)('where $peer', ({ create, does }) => {
  const cell = (column: Column, test: () => Promise<void>) =>
    it(`"${does[column]}" when ${column}: here it holds`, test)

  cell('refresh succeeds', async () => {
    const app = create()
    expect(await settled(...burst(app))).toEqual(allOk)
    expect(app.refreshes()).toBe(1)
    expect(app.sent()).toEqual([...times(5, () => 'old'), ...times(5, () => 'new-1')])
  })

  cell('refresh fails', async () => {
    let begun = 0
    const refresh = async (): Promise<Issued> => {
      begun++
      await pass(50)
      throw new Error('refused')
    }
    const app = create({ refresh })
    const outcomes = await settled(...burst(app))
    expect(outcomes).toEqual(allRejected)
    for (const error of outcomes) expect(error).toMatchObject({ cause: { message: 'refused' } })
    expect(begun).toBe(1)
    expect(app.sent()).toHaveLength(5)
  })

  cell('the server never accepts the new token', async () => {
    const app = create({ accepts: () => false })
    expect(await settled(...burst(app))).toEqual(allRejected)
    expect(app.refreshes()).toBe(1)
    expect(app.sent()).toHaveLength(10)
    await pass(60_000)
    expect(app.host.requests).toHaveLength(11)
  })

  cell('late response', async () => {
    const app = create({ delay: (_, index) => (index === 4 ? 5_000 : 0) })
    expect(await settled(...burst(app))).toEqual(allOk)
    expect(app.refreshes()).toBe(1)
    expect(app.sent()).toEqual([...times(5, () => 'old'), ...times(5, () => 'new-1')])
    expect(app.host.calls.filter(({ api }) => api === 'login').length).toBeLessThanOrEqual(1)
  })
})
