// client.interceptors: the axios-shaped lists.
import { describe, expect, it } from 'vitest'
import { rejectionOf, responseWith } from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { createClient, withHeader } from './index.ts'

const ok = () => scriptedHost(responding()).host

describe('interceptors.request.use', () => {
  it('changes the request, also asynchronously, or returns a response, or throws', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host })
    client.interceptors.request.use((request) => withHeader(request, 'a', '1'))
    client.interceptors.request.use(async (request) => withHeader(request, 'b', `${request.header['a']}2`))
    await client.get('x')
    expect(asked[0]!.options.header).toEqual({ a: '1', b: '12' })
    const boom = new Error('boom')
    const remove = client.interceptors.request.use(() => Promise.reject(boom))
    expect(await rejectionOf(client.get('x'))).toBe(boom)
    remove()
    client.interceptors.request.use(() => responseWith('own'))
    expect((await client.get('x')).data).toBe('own')
    expect(asked).toHaveLength(1)
  })

  it('gets next like any other hook', async () => {
    const client = createClient({ host: ok() })
    client.interceptors.request.use((request, next) => next(request).then(() => responseWith('around')))
    expect((await client.get('x')).data).toBe('around')
  })
})

describe('interceptors.response.use', () => {
  it('has a response hook, an error hook, either or neither', async () => {
    const client = createClient({ host: ok() })
    client.interceptors.response.use()
    client.interceptors.response.use(null, null)
    client.interceptors.response.use(undefined, () => responseWith('not reached'))
    client.interceptors.response.use((response) => ({ ...response, data: `${response.data}!` }))
    expect((await client.get('x')).data).toBe('ok!')
  })

  it('the list runs first-registered first for errors too, so a later one sees what an earlier one threw', async () => {
    const client = createClient({ host: scriptedHost(failing()).host })
    const log: unknown[] = []
    client.interceptors.response.use(null, () => {
      log.push('first')
      throw new Error('from first')
    })
    client.interceptors.response.use(null, (error) => {
      log.push(`second got ${(error as Error).message}`)
      return responseWith('recovered')
    })
    client.interceptors.response.use((response) => {
      log.push('third got a response')
      return response
    })
    await client.get('x')
    expect(log).toEqual(['first', 'second got from first', 'third got a response'])
  })

  it('stands outside its ties, also outside those that client.use put there', () => {
    const client = createClient().use({ name: 'own' })
    client.interceptors.response.use(null, null, { name: 'r1' })
    client.interceptors.request.use((r) => r, { name: 'q1' })
    client.interceptors.response.use(null, null, { name: 'r2' })
    client.interceptors.request.use((r) => r, { name: 'q2' })
    expect(client.inspect()).toBe('250 r2\n250 r1\n250 own\n250 q1\n250 q2')
    client.use({ name: 'log', order: 100 }).interceptors.response.use(null, null, { name: 'r3' })
    expect(client.inspect()).toBe('100 log\n250 r3\n250 r2\n250 r1\n250 own\n250 q1\n250 q2')
  })
})

describe('both lists', () => {
  it('return a function that removes the interceptor, once and for all', async () => {
    const client = createClient({ host: ok() }).use({ name: 'stays' })
    const remove = [
      client.interceptors.request.use(() => responseWith('request')),
      client.interceptors.response.use(() => responseWith('response')),
    ]
    expect(client.inspect().split('\n')).toHaveLength(3)
    for (const one of [...remove, ...remove]) one()
    expect(client.inspect()).toBe('250 stays')
    expect((await client.get('x')).data).toBe('ok')
  })

  it('the removing function takes off its own interceptor, not a later one of the same name', () => {
    const client = createClient()
    const remove = client.interceptors.request.use((r) => r, { name: 'a' })
    client.remove('a').use({ name: 'a' })
    remove()
    expect(client.inspect()).toBe('250 a')
  })

  it('take a name, an order and a place', () => {
    const client = createClient().use({ name: 't', order: 600 })
    client.interceptors.request.use((r) => r, { name: 'a', before: 't' })
    client.interceptors.response.use((r) => r, null, { name: 'b', after: 't' })
    client.interceptors.response.use((r) => r, null, { name: 'c', order: 100 })
    expect(client.inspect()).toBe('100 c\n600 a\n600 t\n600 b')
    expect(() => client.interceptors.request.use((r) => r, { name: 'a' })).toThrow(/"a" is already in use/)
    expect(client.remove('c').inspect()).toBe('600 a\n600 t\n600 b')
  })

  it('without a name never collide, in one client or between clients', () => {
    const client = createClient()
    for (let i = 0; i < 5; i++) {
      client.interceptors.request.use((r) => r)
      client.extend().interceptors.request.use((r) => r)
      client.interceptors.response.use((r) => r)
    }
    const lines = client.inspect().split('\n')
    expect(new Set(lines).size).toBe(10)
  })

  it('a client whose methods are taken apart works as well', async () => {
    const { get, interceptors, use } = createClient({ host: ok() })
    const { use: useRequest } = interceptors.request
    useRequest((r) => r)
    use({ name: 'x', response: () => responseWith('taken apart') })
    expect((await get('x')).data).toBe('taken apart')
  })
})
