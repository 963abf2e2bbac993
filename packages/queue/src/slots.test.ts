// A slot comes back, whatever becomes of its request.
import { createCancelSource, type Interceptor, withRequest } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createSite, times } from '../test/site.ts'

useFakeTime()

const boom = () => {
  throw new TypeError('boom')
}
const inside = (hooks: Partial<Interceptor>): Interceptor => ({ name: 'inside', order: 700, ...hooks })
const later = <T>(value: T) => pass(0).then(() => value)

/** All the ways in which a request can end once it has its slot. */
const ways: Record<string, (site: ReturnType<typeof createSite>) => Promise<unknown>> = {
  'a response': ({ client }) => client.get('a'),
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
  'a host that responds twice': ({ client, host }) => {
    host.fail(faults.answersTwice())
    return client.get('a')
  },
  'a host that succeeds and fails': ({ client, host }) => {
    host.fail(faults.successAndFail())
    return client.get('a')
  },
  'a host that responds before it returns': ({ client, host }) => {
    host.fail(faults.callsBackSynchronously())
    return client.get('a')
  },
  'a transport that throws': ({ client }) => client.get('a', { transport: boom }),
  'a transport that rejects': ({ client }) => client.get('a', { transport: () => Promise.reject(new Error('no')) }),
  'a transport that settles with nothing': ({ client }) =>
    client.get('a', { transport: (_, settle) => settle(undefined) }),
  'validateStatus that throws': ({ client }) => client.get('a', { validateStatus: boom }),
  'data that cannot be sent': ({ client }) => client.post('a', { big: { toJSON: boom } }),
  'a request hook inside that throws': ({ client }) => client.use(inside({ request: boom })).get('a'),
  'a request hook inside that rejects': ({ client }) =>
    client.use(inside({ request: () => Promise.reject(new Error('no')) })).get('a'),
  'a request hook inside that yields nothing': ({ client }) =>
    client.use(inside({ request: () => undefined as never })).get('a'),
  'a request hook inside that returns a response': ({ client }) =>
    client.use(inside({ request: () => ({ data: 1, statusCode: 200, header: {} }) })).get('a'),
  'a request hook inside that returns a response later': ({ client }) =>
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
      const site = createSite({ concurrency: limit })
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
