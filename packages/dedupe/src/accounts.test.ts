// No shared response crosses from one account to another, and nobody's flight takes down another's request.
import { type HttpRequest, type HttpResponse, pause, withHeader, withRequest } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { api } from '../test/app.ts'

useFakeTime()

/** A server that says as whom it was asked, behind a retry and what puts the token of the moment on. */
function app() {
  const made = api({}, ({ header }) => ({ data: header['as'], delay: 50 }))
  const { client, host, session } = made
  client.use(retry()).use({
    name: 'token',
    order: 700,
    request: (request) => ({ ...request, header: { ...request.header, as: session.user || 'nobody' } }),
  })
  /** The next request is asked to come again in a second. */
  const busy = () => host.fail(faults.reply({ statusCode: 503, header: { 'Retry-After': '1' } }))
  return { ...made, busy }
}

describe('equal requests', () => {
  it('of two accounts, and before it is known who is logged in, are sent apart', async () => {
    const { host, client, session } = app()
    const all: Promise<unknown>[] = []
    for (const user of ['ann', 'bob', null, undefined, undefined]) {
      session.user = user
      all.push(begun(client.get('me')))
    }
    expect(host.requests).toHaveLength(5)
    await vi.runAllTimersAsync()
    await Promise.allSettled(all)
  })

  it('of nobody are one, and a login during the flight gives all of them to whoever logged in', async () => {
    const { host, client, session, busy } = app()
    session.user = null
    busy()
    const all = [1, 2, 3].map(() => client.get('me'))
    await pass(500)
    session.user = 'ann'
    await pass(2000)
    expect((await Promise.all(all)).map(({ data }) => data)).toEqual(['ann', 'ann', 'ann'])
    expect(host.requests).toHaveLength(2)
  })
})

it('the response to a request with a token is shared with nobody while the app does not know yet whose token it is', async () => {
  const { client, session } = app()
  session.user = null
  let credential = 'ann-1'
  client.use({
    name: 'session',
    order: 710,
    request: (request) => withRequest(withHeader(request, 'as', credential), { credential }),
  })
  const ann = client.get('orders')
  credential = 'bob-1'
  const bob = client.get('orders')
  await vi.runAllTimersAsync()
  expect([(await ann).data, (await bob).data]).toEqual(['ann-1', 'bob-1'])
})

const withToken = (request: HttpRequest) => withRequest(request, { credential: 'token-1' })

it.each([
  ['at once', withToken],
  ['after a while', (request: HttpRequest) => pause(10).then(() => withToken(request))],
])('equal reads with such a token, read %s, do not wait for one another in a row', async (_, request) => {
  const { client, host, session } = api({}, () => ({ data: 'me', delay: 9_000 }))
  session.user = null
  client.use({ name: 'session', order: 710, request })
  const reads = [1, 2, 3, 4, 5].map(() => client.get('me', { timeout: 10_000 }).then(({ data }) => data))
  await vi.runAllTimersAsync()
  expect([await Promise.all(reads), host.requests.length]).toEqual([['me', 'me', 'me', 'me', 'me'], 5])
})

describe('a leader whose call has become another account’s', () => {
  it('gives its response to nobody who came while nobody was logged in again', async () => {
    const { client, session, busy } = app()
    session.user = null
    busy()
    client.get('me')
    await pass(500)
    session.user = 'ann'
    // The leader's second attempt is ann's.
    await pass(510)
    session.user = null
    const guest = client.get('me')
    await pass(2000)
    expect((await guest).data).toBe('nobody')
  })

  it('that ends with its account takes down neither the next account’s request nor its own account’s next one', async () => {
    const { client, session, busy } = app()
    session.user = null
    busy()
    const leader = begun(client.get('me'))
    // Follows, and becomes bob's.
    const follower = client.get('me')
    await pass(500)
    session.user = 'ann'
    await pass(510)
    session.user = 'bob'
    await pass(2000)
    await expect(leader).rejects.toMatchObject({ code: 'ABORT' })
    expect((await follower).data).toBe('bob')
    session.user = 'ann'
    expect(await outcomeOf(client.get('me'))).toBe('ann')
  })
})

describe('a leader that waits in a retry', () => {
  it('while others come and go shares with its own account only, and what was sent as it', async () => {
    const { client, session, busy } = app()
    busy()
    const first = client.get('me')
    await pass(200)
    session.user = 'bob'
    const other = client.get('me')
    await pass(200)
    session.user = 'ann'
    const again = client.get('me')
    await pass(2000)
    expect([(await first).data, (await other).data, (await again).data]).toEqual(['ann', 'bob', 'ann'])
  })

  it('and goes on while its user is logged out shares its response with nobody: it may be nobody’s', async () => {
    const { client, host, session, busy } = app()
    busy()
    const first = client.get('me')
    await pass(500)
    session.user = null
    await pass(510)
    session.user = 'ann'
    const again = client.get('me')
    // Its own account's next request does not even wait for it.
    expect(host.requests).toHaveLength(3)
    await pass(2000)
    expect([(await first).data, (await again).data]).toEqual(['nobody', 'ann'])
  })

  it('and ends because another account is logged in does not end what its own account asked for', async () => {
    const { host, client, session, busy } = app()
    // The account comes back between the end of the leader and what those hear who followed it.
    client.use({
      name: 'back again',
      order: 450,
      error(error) {
        session.user = 'ann'
        throw error
      },
    })
    busy()
    const first = begun(client.get('me'))
    const again = client.get('me')
    await pass(500)
    session.user = 'bob'
    await pass(2000)
    await expect(first).rejects.toMatchObject({ code: 'ABORT' })
    expect((await again).data).toBe('ann')
    expect(host.requests.filter(({ header }) => header['as'] === 'bob')).toEqual([])
  })
})

/** The data, or the code of the error, that a call ends with. */
const endOf = (call: Promise<HttpResponse>) =>
  call.then(
    ({ data }) => data,
    ({ code }) => code,
  )

describe('a login between two requests', () => {
  const order = { item: 1 }
  const nobodies = [null, undefined]

  it('makes the second tap of an order no other one: it is refused, or shares what comes of the first', async () => {
    for (const nobody of nobodies) {
      const { client, session, host } = app()
      session.user = nobody
      const first = client.post('order', order, { dedupe: 'reject' })
      session.user = 'ann'
      const second = endOf(client.post('order', order, { dedupe: 'reject' }))
      await pass(100)
      expect([(await first).statusCode, await second]).toEqual([200, 'ABORT'])
      expect(host.requests).toHaveLength(1)
    }
    const { client, session, host } = app()
    session.user = null
    const both = [client.post('order', order, { dedupe: true })]
    session.user = 'ann'
    both.push(client.post('order', order, { dedupe: true }))
    await pass(100)
    expect((await Promise.all(both)).map(({ data }) => data)).toEqual(['nobody', 'nobody'])
    expect(host.requests).toHaveLength(1)
  })

  it('keeps the older one of a search box from being shown last', async () => {
    for (const nobody of nobodies) {
      const { client, session } = app()
      session.user = nobody
      const search = { dedupe: { key: () => 'search', mode: 'latest' } } as const
      const older = begun(client.get('search/a', search))
      session.user = 'ann'
      const newer = client.get('search/ab', search)
      await pass(100)
      await expect(older).rejects.toMatchObject({ code: 'ABORT', cause: 'replaced by a newer request' })
      expect((await newer).data).toBe('ann')
    }
  })

  it('gives nobody who has logged in what was asked without a token', async () => {
    const { client, session } = app()
    session.user = null
    const guest = client.get('me')
    session.user = 'ann'
    const own = client.get('me')
    await pass(100)
    expect([(await guest).data, (await own).data]).toEqual(['nobody', 'ann'])
  })
})

describe('a double submit', () => {
  const submits = () => {
    const made = app()
    const submit = (user: string | null | undefined) => {
      made.session.user = user
      return endOf(made.client.put('order', { item: 1 }, { dedupe: 'reject' }))
    }
    return { ...made, submit }
  }

  it('is refused while it is not known who is logged in, too', async () => {
    const { host, submit } = submits()
    const all = [undefined, undefined, null].map(submit)
    await pass(100)
    expect(await Promise.all(all)).toEqual(['nobody', 'ABORT', 'ABORT'])
    expect(host.requests).toHaveLength(1)
  })

  it('is none of another account, and the next taps of both accounts are', async () => {
    const { host, session, busy, submit } = submits()
    busy()
    busy()
    const first = submit(null)
    await pass(500)
    session.user = 'ann'
    await pass(510)
    // Ann's waits once more, and there are two flights.
    const others = ['bob', 'ann', 'bob', 'ann'].map(submit)
    expect(host.requests.map(({ header }) => header['as'])).toEqual(['nobody', 'ann', 'bob'])
    await pass(2000)
    // Bob's own ends because ann is logged in when its response comes.
    expect(await Promise.all([first, ...others])).toEqual(['ann', 'ABORT', 'ABORT', 'ABORT', 'ABORT'])
    expect(host.requests).toHaveLength(4)
  })
})
