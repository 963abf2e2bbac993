// What a later start of the app finds in the storage: another version's responses, none that it could not know again.
import type { Transport } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createStoredApp, keyOf } from '../test/app.ts'

useFakeTime()

describe('the storage', () => {
  it('drops what earlier versions have written, and reads nothing of it', async () => {
    const entry = { body: '{"statusCode":200,"data":"old","header":{}}', at: Date.now(), ttl: 1e6, etag: '"1"' }
    const value = JSON.stringify(entry)
    const hashed = `${'0'.repeat(28)}:${'1'.repeat(28)}`
    const own = {
      [`wxpipe:${hashed}0`]: value,
      [`wxpipe:my${hashed}`]: value,
      [`wxpipe:${keyOf('a')}${'0'.repeat(40)}`]: value,
      'wxpipe:my[null,list': value,
      'wxpipe:mine': 1,
      'wxpipe:[1,2]': '[1,2]',
    }
    // The first version wrote the account and the request in clear, and a key of the app's own as it was.
    const ofFirst = [
      '["a\\"nn",["GET","https://api.example.com/a",null,{"authorization":"Bearer s"},{},false]',
      '[7,mine',
      '[4711,mine',
      '[null,mine',
    ]
    const storage = Object.fromEntries([hashed, ...ofFirst].map((key) => [`wxpipe:${key}`, value]))
    const { start, host } = createStoredApp({ storage: { ...storage, ...own } })
    const { client, store } = start()
    expect((await client.get('a')).data).toEqual({ path: '/a' })
    expect(store.keys()).toHaveLength(1)
    expect(Object.keys(host.storage)).toEqual([...Object.keys(own), `wxpipe:${store.keys()[0]}`])
  })

  it('takes no response of a transport that the next start would not know', async () => {
    const { start, keys } = createStoredApp()
    const transport: Transport = (_request, settle) => settle({ statusCode: 200, data: 'other', header: {} })
    await start().client.get('a', { transport })
    expect(keys()).toEqual([])
  })
})

it('what the host could not tell at the start is looked for again', async () => {
  const { start, host, sent } = createStoredApp()
  const tagged = { cache: { tags: ['t'] } }
  await start().client.get('a', tagged)
  const { client, cached } = start()
  host.fail(faults.throws(), { api: 'getStorageInfoSync' })
  await client.get('a', tagged)
  expect([sent(), host.faultsLeft]).toEqual([1, 0])
  cached.invalidate('t')
  await client.get('a', tagged)
  expect(sent()).toBe(2)
})

it('what the host could not drop is not given any more, and dropped at the next chance', async () => {
  const { start, host, sent, keys } = createStoredApp()
  const { client, cached } = start()
  await client.get('a', { cache: { tags: ['t'] } })
  await client.get('b', { cache: { tags: ['u'] } })
  host.fail(faults.throws(), { api: 'removeStorageSync' })
  cached.invalidate('t')
  expect(keys()).toHaveLength(2)
  cached.invalidate('u')
  expect(keys()).toEqual([])
  await client.get('a', { cache: { tags: ['t'] } })
  host.fail(faults.throws(), { api: 'removeStorageSync' })
  cached.invalidate('t')
  await client.get('a')
  await client.get('a')
  expect([sent(), keys().length]).toEqual([4, 1])
})

it('another account’s responses are dropped later, when the host could not tell at first which there are', async () => {
  const { start, host, session, keys } = createStoredApp()
  await start().client.get('a')
  session.user = 'bob'
  const { client } = start()
  host.fail(faults.throws(), { api: 'getStorageInfoSync', times: 3 })
  await client.get('a')
  expect(keys()).toHaveLength(1)
  await client.get('b')
  await client.get('c')
  expect(keys()).toHaveLength(2)
})

it('one broken entry that cannot be dropped keeps no other', async () => {
  const storage = { [`wxpipe:${keyOf('a')}`]: '{' }
  const { start, host } = createStoredApp({ storage })
  host.fail(faults.throws(), { api: 'removeStorageSync' })
  const { store } = start()
  store.set(keyOf('b'), { body: '"x"', at: 1, ttl: 1 })
  expect(store.keys()).toEqual([keyOf('b')])
  expect(Object.keys(host.storage)).toContain(`wxpipe:${keyOf('b')}`)
})
