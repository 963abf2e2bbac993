// What cannot be read in the store, and is not given out again.
import { createClient, type Transport, withHeader } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp, createStoredApp } from '../test/app.ts'
import { cache, memoryStore, storageStore } from './index.ts'

useFakeTime()

const reply = {
  data: 'public',
  header: {
    'Set-Cookie': 'sid=s3cret',
    'X-Auth-Token': 's3cret',
    'X-Jwt': 's3cret',
    'X-Sid': 's3cret',
    Sid: 's3cret',
    'X-Access-Key': 's3cret',
    'X-Csrf': 's3cret',
    'X-Openid': 's3cret',
    'x-session-id': 's3cret',
    'X-API-Key': 's3cret',
    'X-Total': '10',
    'X-Sidebar': 'left',
    Agenda: 'tomorrow',
    'content-language': 'en',
  },
}

describe('the storage shows', () => {
  it('no header, query, body, key or account of a request, and no credentials of the response', async () => {
    const { start, host, session, sent } = createStoredApp({ handler: () => reply })
    session.user = 'acc0unt'
    const ask = () => {
      const { client } = start()
      client.use({ name: 'outside', order: 200, request: (request) => withHeader(request, 'x-sign', 'h3ader') })
      return client.post('a', { pin: 'b0dy' }, { query: { code: 'qu3ry' }, cache: { ttl: 1000 } })
    }
    await ask()
    const stored = JSON.stringify(host.storage)
    expect(stored).toContain('public')
    for (const secret of ['h3ader', 'b0dy', 'qu3ry', 'acc0unt', 's3cret', 'cookies', 'api.example.com']) {
      expect(stored).not.toContain(secret)
    }
    const { data, header, cookies } = await ask()
    expect(sent()).toBe(1)
    expect([data, header['X-Total'], header['content-language'], cookies]).toEqual(['public', '10', 'en', undefined])
    // Names that only contain such a word.
    expect([header['X-Sidebar'], header['Agenda']]).toEqual(['left', 'tomorrow'])
    expect(JSON.stringify(header)).not.toContain('s3cret')
  })

  it('nor the times of its send, which are no times of a hit', async () => {
    const { start, host } = createStoredApp()
    const { client } = start()
    expect((await client.get('a')).profile).toBeDefined()
    expect(JSON.stringify(host.storage)).not.toContain('profile')
    expect(await client.get('a')).not.toHaveProperty('profile')
  })

  it('nothing of a key that the app has made', async () => {
    const { host, session } = createStoredApp()
    const client = createClient({
      host: host.wx,
      baseURL: 'https://api.example.com/',
      account: () => session.user,
    }).use(cache({ ttl: 1000, store: storageStore(), key: () => 'k3y' }))
    await client.get('a')
    expect(JSON.stringify(host.storage)).not.toContain('k3y')
    expect(Object.keys(host.storage)).toHaveLength(1)
  })
})

it('nothing of a second copy of the header, as Alipay gives one, is kept', async () => {
  const store = memoryStore()
  const { client } = createApp({ store }, () => ({ data: 1 }))
  client.use({
    name: 'alipay',
    order: 900,
    response: (response) => Object.assign({}, response, { headers: reply.header }),
  })
  await Promise.all([client.get('a'), pass(20)])
  expect(JSON.stringify(store.get(store.keys()[0]!))).not.toContain('s3cret')
})

it('the store in memory holds no more, and the first caller still gets all of the response', async () => {
  const store = memoryStore()
  const { client } = createApp({ store }, () => reply)
  const [first] = await Promise.all([client.get('a'), pass(20)])
  expect(first.header['Set-Cookie']).toBe('sid=s3cret')
  const [key] = store.keys()
  expect(JSON.stringify([key, store.get(key!)])).not.toMatch(/s3cret|api\.example/)
  const [second] = await Promise.all([client.get('a'), pass(20)])
  expect(JSON.stringify(second)).not.toContain('s3cret')
})

describe('a body that can be read once only', () => {
  it('is never taken for an equal one', async () => {
    const { client } = createApp()
    // The default transport sends no such body.
    const transport = vi.fn<Transport>((_request, settle) => settle({ statusCode: 200, data: 1, header: {} }))
    for (const word of ['a', 'b']) {
      await client.post('a', [word][Symbol.iterator](), { transport, cache: { ttl: 1000 } })
    }
    expect(transport).toHaveBeenCalledTimes(2)
  })
})
