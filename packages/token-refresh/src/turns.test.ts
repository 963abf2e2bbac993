// What the session costs a request that needs no repair: nothing that a Promise built on timers could count.
import type * as Core from '@wxpipe/core'
import type * as Redirect from '@wxpipe/login-redirect'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import type * as Expiry from '@wxpipe/token-expiry'
import type * as Injection from '@wxpipe/token-injection'
import { expect, it } from 'vitest'
import type * as Refresh from './index.ts'

const turns = new Turns()
// The watchdog's and the refresh's timers are not turns, and none fires here.
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 0, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { tokenInjection } = load<typeof Injection>('@wxpipe/token-injection')
const { tokenExpiry } = load<typeof Expiry>('@wxpipe/token-expiry')
const { loginRedirect } = load<typeof Redirect>('@wxpipe/login-redirect')
const { tokenRefresh } = load<typeof Refresh>('@wxpipe/token-refresh')

interface Asked {
  readonly header?: { readonly [name: string]: string }
  readonly success?: (result: unknown) => void
}

/** A client with all four auth plugins, and what a request costs it. */
function createMeter(options: Partial<Refresh.TokenRefreshOptions> = {}) {
  const session = { token: 'new' }
  const pending: Asked[] = []
  const unused = () => undefined
  const host = {
    request: (asked: Asked) => void pending.push(asked),
    ...{ navigateTo: unused, redirectTo: unused, reLaunch: unused, switchTab: unused, getCurrentPages: () => [] },
  }
  const getToken = () => session.token
  const client = createClient({ host, baseURL: 'https://api.example.com' })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry({ codes: ['99997'] }))
    .use(loginRedirect({ loginPage: 'pages/login/login', getToken }))
    .use(
      tokenRefresh({
        getToken,
        refresh: () => 'new',
        setToken: (token) => {
          session.token = `${token}`
        },
        ...options,
      }),
    )
  const turnsOf = (token = session.token) => {
    session.token = token
    while (turns.run());
    turns.count = 0
    let data: unknown
    client.get('a', { query: { b: 1 } }).then((response) => {
      data = response.data
    })
    const isAskedAtOnce = pending.length === 1
    while (!data) {
      const asked = pending.shift()
      if (asked) {
        const isGood = asked.header?.['Authorization'] === 'Bearer new'
        asked.success?.({ data: isGood ? 'ok' : { code: 99997 }, statusCode: 200, header: {} })
      } else if (!turns.run()) throw new Error('the call hangs')
    }
    return { isAskedAtOnce, turns: turns.count, data }
  }
  return { turnsOf }
}

const free = { isAskedAtOnce: true, turns: 1, data: 'ok' }

it('a request through injection, expiry, refresh and redirect costs the one turn of its own promise', () => {
  expect(createMeter().turnsOf()).toEqual(free)
})

it('looking at the token’s expiry before sending costs no turn', () => {
  expect(createMeter({ expiresAt: () => Number.POSITIVE_INFINITY }).turnsOf()).toEqual(free)
})

it('after a refresh it is one turn again', () => {
  const { turnsOf } = createMeter()
  const repaired = turnsOf('old')
  expect(repaired).toMatchObject({ isAskedAtOnce: true, data: 'ok' })
  expect(repaired.turns).toBeGreaterThan(1)
  expect(turnsOf()).toEqual(free)
})
