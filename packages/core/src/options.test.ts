// Options are read by their own keys (FAULTS X4).
import { afterEach, describe, expect, it } from 'vitest'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { ConfigError, checkOptions, createClient } from './index.ts'

const polluted = Object.prototype as { [name: string]: unknown }

afterEach(() => {
  for (const name in polluted) delete polluted[name]
})

describe('what somebody has written on Object.prototype', () => {
  it('is no option of a request', async () => {
    const { host, asked } = scriptedHost(responding())
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
    const { host, asked } = scriptedHost(responding())
    Object.assign(polluted, { baseURL: 'https://evil.example/', after: 'nobody', order: 5, name: 'taken' })
    const client = createClient({ host })
    client.use({ name: 'a' }, {}).use({ name: 'b' })
    client.interceptors.request.use((request) => request, {})
    client.interceptors.request.use((request) => request, {})
    await client.extend({}).get('groups')
    expect(asked[0]!.options.url).toBe('groups')
  })

  it('is no header and no query value', async () => {
    const { host, asked } = scriptedHost(responding())
    Object.assign(polluted, { evil: 'x' })
    await createClient({ host, header: { a: '1' } }).get('https://a.com/x', { header: { b: '2' }, query: { c: 3 } })
    expect(asked[0]!.options).toMatchObject({ url: 'https://a.com/x?c=3' })
    expect(Object.keys(asked[0]!.options.header!)).toEqual(['a', 'b'])
  })
})

it('what a hook writes into the options of a call without any stays in that call', async () => {
  const { host } = scriptedHost(responding())
  const client = createClient({ host, baseURL: 'https://api.example.com/' })
  const seen: unknown[] = []
  client.interceptors.request.use((request) => {
    seen.push(Object.keys(request.options))
    Object.assign(request.options, { written: true })
    return request
  })
  for (const call of [
    () => client.get('a'),
    () => client.post('a', {}),
    () => createClient({ host }).get('https://b.com/'),
  ])
    await call()
  expect(seen).toEqual([[], []])
})

describe('checkOptions', () => {
  const kinds = { getToken: 'function', ttl: 'number', delay: 'number function', header: 'object', data: 'any' }
  const check = (options: object, isShared?: boolean) => checkOptions<object>('plugin', options, kinds, isShared)

  it('gives the usual object back as it is, because a copy would cost each request', () => {
    const options = { ttl: 1 }
    expect(check(options)).toBe(options)
    const bare = Object.assign(Object.create(null), options)
    expect(check(bare)).toBe(bare)
  })

  it('takes every value of its kind, also of several kinds, and undefined for any', () => {
    for (const delay of [5, () => 5, undefined]) expect(check({ delay })).toEqual({ delay })
    for (const data of [5, 'a', null, Number.NaN, {}]) expect(check({ data })).toEqual({ data })
  })

  it('refuses another kind, no number and null, and says what belongs there', () => {
    for (const ttl of ['60000', null, Number.NaN, {}, () => 1, true]) {
      expect(() => check({ ttl })).toThrow('plugin: "ttl" must be: number')
    }
    expect(() => check({ delay: '5' })).toThrow('plugin: "delay" must be: number function')
    expect(() => check({ header: null })).toThrow('plugin: "header" must be: object')
  })

  it('names the right word for a name of another client, of another case, or that is not known', () => {
    expect(() => check({ TTL: 1 })).toThrow('plugin has no "TTL": write ttl')
    expect(() => check({ headers: {} })).toThrow('plugin has no "headers": write header')
    expect(() => check({ tll: 1 })).toThrow('plugin has no "tll": write getToken,ttl,delay,header,data')
    for (const name of ['toString', 'constructor', '__proto__']) {
      expect(() => check(JSON.parse(`{"${name}":1}`))).toThrow(`plugin has no "${name}"`)
    }
  })

  it('leaves what is not known in a shared object to the other plugins, unless only its case is wrong', () => {
    expect(check({ loginPage: 'x' }, true)).toEqual({ loginPage: 'x' })
    expect(() => check({ gettoken: () => {} }, true)).toThrow('plugin has no "gettoken": write getToken')
    expect(() => check({ ttl: '1' }, true)).toThrow(ConfigError)
  })

  it('refuses what is no object', () => {
    for (const options of [null, 5, 'text', () => {}, []] as object[]) {
      expect(() => check(options)).toThrow('plugin takes a plain object')
    }
  })

  it('refuses an instance of a class, whose methods would be left out without a word', () => {
    class Session {
      token = 'T'
      getToken() {
        return this.token
      }
    }
    for (const options of [new Session(), Object.create({ getToken: () => 'T' })]) {
      expect(() => check(options)).toThrow('plugin takes a plain object')
    }
  })
})
