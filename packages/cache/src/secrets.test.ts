// What cannot be read in the store, and is not given out again.
import { createClient, withHeader } from '@wxpipe/core'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp, createStoredApp } from '../test/app.ts'
import { hashOf } from './hash.ts'
import { cache, memoryStore, storageStore } from './index.ts'

useFakeTime()

const answer = {
  data: 'public',
  header: {
    'Set-Cookie': 'sid=s3cret',
    'X-Auth-Token': 's3cret',
    'X-Jwt': 's3cret',
    'X-Sid': 's3cret',
    'X-Access-Key': 's3cret',
    'X-Csrf': 's3cret',
    'X-Openid': 's3cret',
    'x-session-id': 's3cret',
    'X-API-Key': 's3cret',
    'X-Total': '10',
    'content-language': 'en',
  },
}

describe('the storage shows', () => {
  it('no header, query, body, key or account of a request, and no credentials of the answer', async () => {
    const { start, host, session, sent } = createStoredApp({ handler: () => answer })
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
    expect(JSON.stringify(header)).not.toContain('s3cret')
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

it('the store in memory holds no more, and the first caller still gets all of the answer', async () => {
  const store = memoryStore()
  const { client } = createApp({ store }, () => answer)
  const [first] = await Promise.all([client.get('a'), pass(20)])
  expect(first.header['Set-Cookie']).toBe('sid=s3cret')
  const [key] = store.keys()
  expect(JSON.stringify([key, store.get(key!)])).not.toMatch(/s3cret|api\.example/)
  const [second] = await Promise.all([client.get('a'), pass(20)])
  expect(JSON.stringify(second)).not.toContain('s3cret')
})

describe('a hash', () => {
  it('has 128 bits that all depend on each letter, wherever it stands', () => {
    const seen = new Set<string>()
    const parts32: Set<string>[] = [new Set(), new Set(), new Set(), new Set()]
    const lastBits = new Set<string>()
    for (let n = 0; n < 20_000; n++) {
      const hash = hashOf(`["GET","https://api.example.com/groups/${n}",null,{},{},false]`)
      expect(hash).toMatch(/^[\da-z]{28}$/)
      seen.add(hash)
      const parts = [0, 1, 2, 3].map((part) => hash.slice(part * 7, part * 7 + 7))
      parts.forEach((part, index) => void parts32[index]!.add(part))
      const [first, ...others] = parts.map((part) => Number.parseInt(part, 36) % 2)
      others.forEach((bit, index) => void lastBits.add(`${index} ${bit === first}`))
    }
    expect(seen.size).toBe(20_000)
    expect(lastBits.size).toBe(6)
    // Of 20,000 random numbers of 32 bits, 0.05 pairs are equal on average.
    for (const part of parts32) expect(part.size).toBeGreaterThan(19_997)
  })
})

describe('a body that can be read once only', () => {
  it('is never taken for an equal one', async () => {
    const { client, sent } = createApp()
    for (const word of ['a', 'b']) {
      begun(client.post('a', [word][Symbol.iterator](), { cache: { ttl: 1000 } }))
      await pass(20)
    }
    expect(sent()).toBe(2)
  })
})
