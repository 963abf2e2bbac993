// An outcome that cannot be read: its slot comes back, its caller gets it, and the next in line is served.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { busy, createSite } from '../test/site.ts'
import { coolDown } from './index.ts'

useFakeTime()

const boom = () => {
  throw new TypeError('boom')
}
const opaque = (target: object) => new Proxy(target, { get: boom, has: boom, getPrototypeOf: boom, ownKeys: boom })
const header = (value: unknown) => ({ statusCode: 503, header: { 'retry-after': value } })

it.each<[string, unknown]>([
  ['a getter of `response` that throws', Object.defineProperty(new Error('no'), 'response', { get: boom })],
  ['a proxy that throws', opaque({})],
  ['a response that is such a proxy', { response: opaque({}) }],
  ['a header that is such a proxy', { response: { statusCode: 503, header: opaque({}) } }],
  ['a symbol as Retry-After', { response: header(Symbol('x')) }],
  ['an object without text as Retry-After', { response: header(Object.create(null)) }],
  ['nothing', undefined],
  ['null', null],
])('an error with %s', async (_, thrown) => {
  const { client, createSibling, state } = createSite({ concurrency: 1 })
  client.use({
    name: 'inside',
    order: 700,
    response() {
      throw thrown
    },
  })
  const caught = client.get('a').catch((error) => error === thrown)
  const next = createSibling().get('next')
  await pass(200)
  expect(await caught).toBe(true)
  expect([state(), (await next).data]).toEqual([[0, 0], 'next'])
})

it('a response whose header cannot be read', async () => {
  const { client, createSibling, state } = createSite({ concurrency: 1 })
  client.use({
    name: 'inside',
    order: 700,
    response: (response) => ({ ...response, statusCode: 503, header: opaque({}) as {} }),
  })
  const first = client.get('a')
  const next = createSibling().get('next')
  await pass(200)
  expect([(await first).data, (await next).data, state()]).toEqual(['a', 'next', [0, 0]])
})

it('a response to a request whose URL can no longer be read', async () => {
  const { client, createSibling, state } = createSite({ concurrency: 1, coolDown }, ({ path }) =>
    path === '/a' ? busy('1') : {},
  )
  let isBroken = false
  client.use({
    name: 'outside',
    order: 640,
    request: (request) => Object.defineProperty({ ...request }, 'url', { get: () => (isBroken ? boom() : 'a') }),
  })
  client.use({
    name: 'inside',
    order: 700,
    response(response) {
      isBroken = true
      return response
    },
  })
  const first = client.get('a', { validateStatus: () => true })
  const next = createSibling().get('next')
  await pass(200)
  expect([(await first).data, (await next).data, state()]).toEqual(['a', 'next', [0, 0]])
})
