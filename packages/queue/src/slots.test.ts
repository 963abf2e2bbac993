// Slots come back on every way out, and an abort leaves nothing in the line.
import { AbortError, ConfigError, createCancelSource, type Interceptor, withRequest } from '@wxpipe/core'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { begun, countedSource, outcomeOf, pass, useFakeTime } from '../../retry/test/time.ts'
import { createSite, times } from '../test/site.ts'

useFakeTime()

const boom = () => {
  throw new TypeError('boom')
}
const inside = (hooks: Partial<Interceptor>): Interceptor => ({ name: 'inside', order: 700, ...hooks })
const later = <T>(value: T) => pass(0).then(() => value)

/** All the ways in which a request can end once it has its slot. */
const ways: Record<string, (site: ReturnType<typeof createSite>) => Promise<unknown>> = {
  'an answer': ({ client }) => client.get('a'),
  'a refused status': ({ client, host }) => {
    host.fail(faults.reply({ statusCode: 500 }))
    return client.get('a')
  },
  'a network failure': ({ client, host }) => {
    host.fail(faults.connectionReset())
    return client.get('a')
  },
  'a timeout': ({ client, host }) => {
    host.fail(faults.neverAnswers())
    return client.get('a', { timeout: 500 })
  },
  'a host that throws': ({ client, host }) => {
    host.fail(faults.throws())
    return client.get('a')
  },
  'a host that answers twice': ({ client, host }) => {
    host.fail(faults.answersTwice())
    return client.get('a')
  },
  'a host that succeeds and fails': ({ client, host }) => {
    host.fail(faults.successAndFail())
    return client.get('a')
  },
  'a host that answers before it returns': ({ client, host }) => {
    host.fail(faults.callsBackSynchronously())
    return client.get('a')
  },
  'a transport that throws': ({ client }) => client.get('a', { transport: boom }),
  'a transport that rejects': ({ client }) => client.get('a', { transport: () => Promise.reject(new Error('no')) }),
  'a transport that answers nothing': ({ client }) => client.get('a', { transport: (_, settle) => settle(undefined) }),
  'validateStatus that throws': ({ client }) => client.get('a', { validateStatus: boom }),
  'data that cannot be sent': ({ client }) => client.post('a', { big: { toJSON: boom } }),
  'a request hook inside that throws': ({ client }) => client.use(inside({ request: boom })).get('a'),
  'a request hook inside that rejects': ({ client }) =>
    client.use(inside({ request: () => Promise.reject(new Error('no')) })).get('a'),
  'a request hook inside that yields nothing': ({ client }) =>
    client.use(inside({ request: () => undefined as never })).get('a'),
  'a request hook inside that answers': ({ client }) =>
    client.use(inside({ request: () => ({ data: 1, statusCode: 200, header: {} }) })).get('a'),
  'a request hook inside that answers later': ({ client }) =>
    client.use(inside({ request: () => later({ data: 1, statusCode: 200, header: {} }) })).get('a'),
  'a request hook inside that calls next': ({ client }) =>
    client.use(inside({ request: (request, next) => next(request) })).get('a'),
  'a request hook inside that sends twice': ({ client }) =>
    client
      .use(inside({ request: (request, next) => Promise.all([next(request), next(request)]).then(([a]) => a) }))
      .get('a'),
  'a request hook inside with a signal of its own': ({ client }) =>
    client
      .use(inside({ request: (request) => withRequest(request, { signal: createCancelSource().signal }) }))
      .get('a'),
  'a response hook inside that throws': ({ client }) => client.use(inside({ response: boom })).get('a'),
  'a response hook inside that yields later': ({ client }) => client.use(inside({ response: later })).get('a'),
  'an error hook inside that recovers': ({ client, host }) => {
    host.fail(faults.dns())
    return client.use(inside({ error: () => ({ data: 1, statusCode: 200, header: {} }) })).get('a')
  },
  'an error hook inside that throws': ({ client, host }) => {
    host.fail(faults.dns())
    return client.use(inside({ error: boom })).get('a')
  },
  'an error hook inside that replays': ({ client, host }) => {
    host.fail(faults.dns())
    return client.use(inside({ error: (_, request, next) => next(request) })).get('a')
  },
  'an error hook outside that replays': ({ client, host }) => {
    host.fail(faults.dns())
    return client.use({ name: 'outside', error: (_, request, next) => next(request) }).get('a')
  },
  'parallel sends from outside': ({ client }) =>
    client.use({ name: 'outside', request: (request, next) => Promise.race(times(4, () => next(request))) }).get('a'),
  'a response hook outside that throws': ({ client }) => client.use({ name: 'outside', response: boom }).get('a'),
  'an abort of the send': ({ client }) => {
    const { signal, abort } = createCancelSource()
    setTimeout(abort, 50)
    return client.get('a', { signal })
  },
  'an abort that the host swallows': ({ client, host }) => {
    const { signal, abort } = createCancelSource()
    host.fail(faults.abortSwallowed())
    setTimeout(abort, 50)
    return client.get('a', { signal })
  },
  'an abort while a hook inside is at work': ({ client }) => {
    const { signal, abort } = createCancelSource()
    setTimeout(abort, 50)
    return client
      .use(inside({ request: (request) => pass(0).then(() => new Promise(() => request)) }))
      .get('a', { signal })
  },
  'more sends than the core allows': ({ client }) =>
    client
      .extend({ maxSends: 3 })
      .use({ name: 'outside', request: (request, next) => Promise.any(times(7, () => next(request))) })
      .get('a', { transport: (_, settle) => settle(new Error('no')) }),
  'a loop of sends that swallows the core’s limit': ({ client }) =>
    client
      .extend({ maxSends: 3 })
      .use({
        name: 'outside',
        async request(request, next) {
          for (let n = 0; n < 8; n++) await next(request).catch(() => {})
          return request
        },
      })
      .get('a'),
}

describe('a slot comes back after', () => {
  it.each(Object.keys(ways))('%s', async (way) => {
    for (const limit of [1, 2]) {
      const site = createSite({ limit })
      await outcomeOf(begun(ways[way]!(site) as Promise<{ data: unknown }>))
      // What is refused beyond the send limit ends with a growing delay.
      await pass(2_000)
      expect(site.state()).toEqual([0, 0])
      const probe = Promise.all(times(5, (n) => site.createSibling().get(`${n}`)))
      expect(site.state()).toEqual([limit, 5 - limit])
      await pass(1_000).then(() => probe)
      expect(site.state()).toEqual([0, 0])
    }
  })
})

describe('an abort while queued', () => {
  it('ends the request at once, and leaves no entry, no listener and no slot', async () => {
    const { client, state, host } = createSite({ limit: 1 })
    const source = countedSource()
    const first = client.get('first')
    const queued = begun(client.get('a', { signal: source.signal }))
    expect(state()).toEqual([1, 1])
    source.abort('left the page')
    expect([state(), source.listeners()]).toEqual([[1, 0], 0])
    const error = await queued.catch((failure) => failure)
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({ cause: 'left the page' })
    await pass(100).then(() => first)
    expect([state(), host.requests.length]).toEqual([[0, 0], 1])
  })

  it('by a native AbortSignal does the same', async () => {
    const { client, state, host } = createSite({ limit: 1 })
    const controller = new AbortController()
    const first = client.get('first')
    const queued = begun(client.get('a', { signal: controller.signal }))
    controller.abort()
    expect(state()).toEqual([1, 0])
    expect(await queued.catch((failure) => failure)).toBeInstanceOf(AbortError)
    await pass(100).then(() => first)
    expect([state(), host.requests.length]).toEqual([[0, 0], 1])
  })

  it('takes out that one only, wherever in the line it stands', async () => {
    for (const position of [0, 1, 2, 3]) {
      const { client, state, served } = createSite({ limit: 1 })
      const sources = times(4, countedSource)
      const requests = [client.get('first'), ...sources.map(({ signal }, n) => begun(client.get(`${n}`, { signal })))]
      sources[position]?.abort()
      expect(state()).toEqual([1, 3])
      await pass(1_000).then(() => Promise.allSettled(requests))
      expect(served).toEqual(['first', ...times(4, String).filter((name) => name !== `${position}`)])
      expect([state(), sources.map(({ listeners }) => listeners())]).toEqual([
        [0, 0],
        [0, 0, 0, 0],
      ])
    }
  })

  it('before the request is made leaves the line alone', async () => {
    const { client, state } = createSite({ limit: 1 })
    const { signal, abort } = createCancelSource()
    abort()
    const first = client.get('first')
    expect(await client.get('a', { signal }).catch((error) => error)).toBeInstanceOf(AbortError)
    expect(state()).toEqual([1, 0])
    await pass(100).then(() => first)
  })

  it('of a request that was given its slot in the same tick gives the slot on', async () => {
    const { client, state, served } = createSite({ limit: 1 })
    const source = countedSource()
    client.use({
      name: 'outside',
      // The slot has been handed on by now, and whoever got it has not gone on yet.
      response(response) {
        source.abort()
        return response
      },
    })
    const first = client.get('first')
    const second = begun(client.get('second', { signal: source.signal }))
    const third = client.get('third')
    await pass(300).then(() => first)
    expect(await second.catch((error) => error)).toBeInstanceOf(AbortError)
    expect((await third).data).toBe('third')
    expect([served, state(), source.listeners()]).toEqual([['first', 'third'], [0, 0], 0])
  })

  it.each([
    ['a cancel source', createCancelSource],
    ['an AbortController', () => new AbortController()],
  ])('of a page, whose requests share %s, takes out all of them and nobody else’s', async (_, createSource) => {
    const { client, state, served, host } = createSite({ limit: 2 })
    const page = createSource() as ReturnType<typeof createCancelSource>
    const { signal } = page
    const own = times(3, (n) => begun(client.get(`own-${n}`, { signal })))
    const others = times(3, (n) => client.get(`other-${n}`))
    own.push(...times(3, (n) => begun(client.get(`own-late-${n}`, { signal }))))
    const last = client.get('last')
    expect(state()).toEqual([2, 8])
    page.abort()
    const outcomes = await Promise.all(own.map((request) => request.catch((error) => error)))
    for (const outcome of outcomes) expect(outcome).toBeInstanceOf(AbortError)
    await pass(1_000)
    expect((await Promise.all([...others, last])).map(({ data }) => data)).toEqual([
      'other-0',
      'other-1',
      'other-2',
      'last',
    ])
    expect(served).toEqual(['own-0', 'own-1', 'other-0', 'other-1', 'other-2', 'last'])
    expect([state(), host.inFlight]).toEqual([[0, 0], 0])
  })

  it('never lets more than the limit to the host: an aborted send ends before its slot is given on', async () => {
    const { client, most, state } = createSite({ limit: 2 })
    const sources = times(40, createCancelSource)
    const requests = sources.map(({ signal }, n) => begun(client.get(`${n}`, { signal })))
    for (const { abort } of sources.filter((_, n) => n % 3)) {
      await pass(7)
      abort()
    }
    await pass(5_000).then(() => Promise.allSettled(requests))
    expect([most(), state()]).toEqual([2, [0, 0]])
  })
})

describe('onIdle', () => {
  it('is called when the last request has come back and nobody waits', async () => {
    const onIdle = vi.fn()
    const { client } = createSite({ limit: 2, onIdle })
    const requests = Promise.all(times(5, (n) => client.get(`${n}`)))
    await pass(299)
    expect(onIdle).not.toHaveBeenCalled()
    await pass(1).then(() => requests)
    expect(onIdle).toHaveBeenCalledTimes(1)
    await outcomeOf(client.get('a'))
    expect(onIdle).toHaveBeenCalledTimes(2)
  })

  it('is called after a failure and an abort as well, once each', async () => {
    const onIdle = vi.fn()
    const { client, host } = createSite({ limit: 1, onIdle })
    host.fail(faults.dns())
    await outcomeOf(client.get('a'))
    expect(onIdle).toHaveBeenCalledTimes(1)
    const { signal, abort } = createCancelSource()
    const both = times(2, (n) => begun(client.get(`${n}`, { signal })))
    abort()
    await Promise.allSettled(both)
    expect(onIdle).toHaveBeenCalledTimes(2)
  })

  it('is not called by what went past the queue', async () => {
    const onIdle = vi.fn()
    const { client } = createSite({ onIdle })
    await outcomeOf(client.get('a', { queue: false }))
    expect(onIdle).not.toHaveBeenCalled()
  })

  it('may send the next request', async () => {
    let prefetched: Promise<unknown> | undefined
    const site = createSite({
      limit: 1,
      onIdle() {
        prefetched = prefetched || site.client.get('prefetch')
      },
    })
    await outcomeOf(site.client.get('a'))
    expect(site.state()).toEqual([1, 0])
    await pass(100).then(() => prefetched)
    expect([site.served, site.state()]).toEqual([
      ['a', 'prefetch'],
      [0, 0],
    ])
  })
})

describe('a mistake', () => {
  it('of a hook that yields nothing is a ConfigError, and no slot is lost by it', async () => {
    const { client, state } = createSite({ limit: 1 })
    client.use(inside({ request: () => undefined as never }))
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(ConfigError)
    expect(state()).toEqual([0, 0])
  })
})
