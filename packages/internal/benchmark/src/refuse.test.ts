// A contender that does less than the others is refused
import { describe, expect, it } from 'vitest'
import type { HostOptions, Setup } from './contender.ts'
import { createFull, setters } from './contenders/sync-loop.ts'
import { makeHooks } from './hooks.ts'
import { createHost } from './host.ts'
import { prepare } from './prepare.ts'
import { Refused, refuseUnlessAllRan, refuseUnlessDelivered } from './refuse.ts'
import { type WorkName, workOf, works } from './work.ts'

const names = Object.keys(works) as WorkName[]

/** The hand-written loop, with what one that does less would change on the way to the host. */
const sending = (change: (asked: HostOptions) => void) => (setup: Setup) => {
  const { host } = setup
  const request: Setup['host']['request'] = (options) => {
    change(options)
    return host.request(options)
  }
  return createFull({ ...setup, host: { ...host, request } })
}

const proved = (name: WorkName, makeClient = createFull) => {
  const module = { create: () => () => Promise.resolve(), createFull: makeClient, setters }
  return prepare(module, createHost(), workOf(name), true)
}

describe('the harness', () => {
  it.each(names)('accepts a contender that does the work: %s', async (name) => {
    const { send, check } = await proved(name)
    await send()
    expect(() => check(1)).not.toThrow()
    expect(() => check(2)).toThrow('asked the host')
  })
  it.each([
    [
      'real 3+3',
      'another URL',
      'asked for',
      (asked) => {
        asked.url += '/'
      },
    ],
    [
      'real 3+3',
      'a query that nobody gave',
      'sent the query',
      (asked) => {
        asked.url += '?a=1'
      },
    ],
    [
      'real 3+3',
      'another method',
      'sent a PUT instead of a GET',
      (asked) => {
        asked.method = 'PUT'
      },
    ],
    [
      'real 3+3',
      'data that nobody gave',
      'sent the data',
      (asked) => {
        asked.data = { a: 1 }
      },
    ],
    [
      'real 3+3',
      'no token',
      'sent the header Authorization as undefined',
      (asked) => {
        asked.header = { 'x-client': '1.4.0' }
      },
    ],
    [
      'real 3+3, own header',
      'no header of the call',
      'sent the header x-trace-id',
      (asked) => {
        delete asked.header?.['x-trace-id']
      },
    ],
    [
      'real 3+3, query',
      'half of the query',
      'sent the query',
      (asked) => {
        asked.url = asked.url.split('&')[0] ?? ''
      },
    ],
    [
      'real 3+3, POST',
      'no data',
      'sent the data',
      (asked) => {
        delete asked.data
      },
    ],
    [
      '20+20, one sets a header',
      'no header',
      'sent the header x-hook',
      (asked) => {
        delete asked.header
      },
    ],
    [
      '20+20, each sets a header',
      'a header too few',
      'sent the header x-hook-7',
      (asked) => {
        delete asked.header?.['x-hook-7']
      },
    ],
  ] as [WorkName, string, string, (asked: HostOptions) => void][])(
    'refuses one that, in %s, sends %s',
    async (name, _, why, change) => {
      const refused = proved(name, sending(change))
      await expect(refused).rejects.toThrow(Refused)
      await expect(refused).rejects.toThrow(why)
    },
  )
  it('accepts header names in any case, headers of a client’s own, and data as text', async () => {
    const odd = sending((asked) => {
      const { Authorization = '', ...rest } = asked.header ?? {}
      asked.header = { ...rest, authorization: Authorization, 'content-type': 'application/json' }
      if (asked.data) asked.data = JSON.stringify(asked.data)
    })
    await expect(proved('real 3+3, POST', odd)).resolves.toBeDefined()
  })
  it('refuses one that skips a response interceptor', async () => {
    const skipping = (setup: Setup) => createFull({ ...setup, onResponse: setup.onResponse.slice(1) })
    await expect(proved('real 3+3', skipping)).rejects.toThrow('ran 4 response interceptors where 2 × 3 were due')
  })
  it('refuses a count of requests or of interceptors that is off', () => {
    const hooks = makeHooks(workOf('3+3'), true)
    expect(() => refuseUnlessAllRan({ sends: 1, calls: 0, hooks })).toThrow('asked the host 0 times for 1 requests')
    expect(() => refuseUnlessAllRan({ sends: 1, calls: 1, hooks })).toThrow('ran 0 request interceptors')
  })
  it('refuses a contender that loses the data of the response', () => {
    expect(() => refuseUnlessDelivered({ data: { id: 1 } }, { id: 1 })).not.toThrow()
    expect(() => refuseUnlessDelivered({ data: undefined }, { id: 1 })).toThrow(Refused)
  })
})
