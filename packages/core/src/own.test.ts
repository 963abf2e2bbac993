// Options are read by their own keys (FAULTS X4).
import { afterEach, describe, expect, it } from 'vitest'
import { answering, scriptedHost } from '../test/scripted-host.ts'
import { createClient, own } from './index.ts'

const polluted = Object.prototype as { [name: string]: unknown }

afterEach(() => {
  for (const name in polluted) delete polluted[name]
})

describe('what somebody has written on Object.prototype', () => {
  it('is no option of a request', async () => {
    const { host, asked } = scriptedHost(answering())
    const client = createClient({ host, baseURL: 'https://api.example.com/' })
    const given = { timeout: 5_000 }
    Object.assign(polluted, {
      url: 'https://evil.example/',
      baseURL: 'https://evil.example/',
      header: { cookie: 'x' },
      data: 'x',
      query: { q: 1 },
      method: 'POST',
      enableHttp2: true,
    })
    await client.get('groups', given)
    await client.request(Object.assign(Object.create(null), { url: 'groups' }))
    const usual = { url: 'https://api.example.com/groups', method: 'GET', header: {} }
    expect(asked.map(({ options: { success, fail, ...rest } }) => rest)).toEqual([{ ...usual, timeout: 5_000 }, usual])
  })

  it('is no option of a client, a child or a placement', async () => {
    const { host, asked } = scriptedHost(answering())
    Object.assign(polluted, { baseURL: 'https://evil.example/', after: 'nobody', order: 5, name: 'taken' })
    const client = createClient({ host })
    client.use({ name: 'a' }, {}).use({ name: 'b' })
    client.interceptors.request.use((request) => request, {})
    client.interceptors.request.use((request) => request, {})
    await client.extend({}).get('groups')
    expect(asked[0]!.options.url).toBe('groups')
  })

  it('is no header and no query value', async () => {
    const { host, asked } = scriptedHost(answering())
    Object.assign(polluted, { evil: 'x' })
    await createClient({ host, header: { a: '1' } }).get('https://a.com/x', { header: { b: '2' }, query: { c: 3 } })
    expect(asked[0]!.options).toMatchObject({ url: 'https://a.com/x?c=3' })
    expect(Object.keys(asked[0]!.options.header!)).toEqual(['a', 'b'])
  })
})

describe('own', () => {
  it('gives the usual object back as it is, because a copy would cost each request', () => {
    const options = { a: 1 }
    expect(own(options)).toBe(options)
    const bare = Object.assign(Object.create(null), options)
    expect(own(bare)).toBe(bare)
  })

  it('refuses an instance of a class, whose methods would be left out without a word', () => {
    class Session {
      token = 'T'
      getToken() {
        return this.token
      }
    }
    for (const options of [new Session(), Object.create({ getToken: () => 'T' })]) {
      expect(() => own(options)).toThrow('options must be a plain object')
    }
  })
})
