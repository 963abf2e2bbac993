// When mocks respond, and what becomes of requests that have no route.
import { type ClientOptions, createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { type MockOptions, mock } from './index.ts'

describe('a request without a route', () => {
  it('goes to the server', async () => {
    const { client, sent } = createApp({ 'GET a': 'mock' })
    expect((await client.get('b')).data).toBe('server')
    expect(sent()).toEqual(['GET https://api.example.com/v1/b'])
  })

  it('is a ConfigError that names method and URL, when nothing may pass', async () => {
    const { client, sent } = createApp({ 'GET a': 'mock' }, { passThrough: false })
    expect((await client.get('a')).data).toBe('mock')
    await expect(client.post('a?token=x')).rejects.toMatchObject({
      code: 'CONFIG',
      message: 'POST https://api.example.com/v1/a: no mock route',
    })
    expect(sent()).toEqual([])
  })
})

describe('mock: false', () => {
  it('sends a request to the server, whatever routes there are and whatever may pass', async () => {
    const { client, sent } = createApp({ 'GET a': 'mock' }, { passThrough: false })
    expect((await client.get('a', { mock: false })).data).toBe('server')
    expect((await client.get('a', { mock: true })).data).toBe('mock')
    expect((await client.extend({ mock: false }).get('b')).data).toBe('server')
    expect(sent()).toHaveLength(2)
  })
})

describe('in a build that the host calls', () => {
  const responseIn = async (account: unknown, options: MockOptions = {}) => {
    const host = createHost({ handler: () => ({ data: 'server' }) })
    const getAccountInfoSync = vi.fn(() => {
      if (account instanceof Error) throw account
      return account
    })
    const wx = account === undefined ? host.wx : Object.assign(Object.create(host.wx) as object, { getAccountInfoSync })
    const client = createClient({ host: wx as ClientOptions['host'], baseURL: 'https://api.example.com/' }).use(
      mock({ 'GET a': 'mock' }, options),
    )
    const { data } = await client.get('a')
    await client.get('a')
    expect(getAccountInfoSync.mock.calls.length).toBeLessThan(2)
    return data
  }
  const version = (envVersion: unknown) => ({ miniProgram: { envVersion } })

  it.each([
    ['develop', version('develop'), 'mock'],
    ['trial', version('trial'), 'mock'],
    ['release', version('release'), 'server'],
    ['gray (Alipay)', version('gray'), 'server'],
    ['nothing (before base library 2.10.0)', version(undefined), 'server'],
    ['nothing at all', {}, 'server'],
  ])('%s', async (_, account, data) => {
    expect(await responseIn(account)).toBe(data)
  })

  it('by throwing, mocks do not respond', async () => {
    expect(await responseIn(new Error('no permission'))).toBe('server')
  })

  it('is asked anew at each use: a plugin of several tests follows the host of each', async () => {
    const plugin = mock({ 'GET a': 'mock' })
    const got: unknown[] = []
    for (const envVersion of ['develop', 'release', 'trial', 'release'] as const) {
      const host = createHost({ handler: () => ({ data: 'server' }), miniProgram: { envVersion } })
      got.push((await createClient({ host: host.wx, baseURL: 'https://a.example.com/' }).use(plugin).get('a')).data)
    }
    expect(got).toEqual(['mock', 'server', 'mock', 'server'])
  })

  it('anything, isEnabled has the last word', async () => {
    expect(await responseIn(version('release'), { isEnabled: true })).toBe('mock')
    expect(await responseIn(version('develop'), { isEnabled: false })).toBe('server')
  })
})

it('a host that tells no build gets no mocks: it may be a user’s phone', async () => {
  const request = ({ success }: { success?: (result: object) => void }) =>
    success?.({ statusCode: 200, data: 'server', header: {} })
  const client = createClient({ host: { request }, baseURL: 'https://api.example.com/' }).use(mock({ 'GET a': 'mock' }))
  expect((await client.get('a')).data).toBe('server')
})

it('mocks that are off do not fail what has no route', async () => {
  const { client } = createApp({ 'GET a': 'mock' }, { passThrough: false, isEnabled: false })
  expect((await client.get('b')).data).toBe('server')
})

it('the plugin stands innermost, under its name', () => {
  const { client } = createApp({})
  expect(client.inspect()).toMatch(/900\s+mock\b/)
  expect(client.use(mock({}, { name: 'second' })).inspect()).toMatch(/900\s+second\b/)
})

it('of two mocks the one that was used later has the first word', async () => {
  const { client } = createApp({ 'GET a': 'first', 'GET b': 'first' })
  client.use(mock({ 'GET a': 'second' }, { name: 'second', isEnabled: true }))
  expect([(await client.get('a')).data, (await client.get('b')).data]).toEqual(['second', 'first'])
})

it.each<[string, unknown, string]>([
  ['a mistyped name', { passthrough: false }, 'mock has no "passthrough": write passThrough'],
  ['a delay of another kind', { delay: '300' }, '"delay" must be: number list'],
  ['a delay that is none', { delay: Number.NaN }, '"delay" must be: number list'],
  ['a switch of another kind', { isEnabled: 'yes' }, '"isEnabled" must be: boolean'],
  ['no object', 300, 'plain object'],
])('the options are checked: %s', (_, options, words) => {
  expect(() => mock({}, options as MockOptions)).toThrow(words)
})
