// What a later start of the app finds in the storage: another version's answers, and none that it could not know again.
import type { Transport } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createStoredApp, keyOf } from '../test/app.ts'

useFakeTime()

describe('the storage', () => {
  it('drops what the first version has written, and reads nothing of it', async () => {
    const first = `${'0'.repeat(28)}:${'1'.repeat(28)}`
    const value = JSON.stringify({
      body: '{"statusCode":200,"data":"old","header":{}}',
      at: Date.now(),
      ttl: 1e6,
      etag: '"1"',
    })
    const storage = { [`wxpipe:${first}`]: value, [`wxpipe:${first}0`]: value, 'wxpipe:mine': 1 }
    const { start, host } = createStoredApp({ storage })
    const { client, store } = start()
    expect((await client.get('a')).data).toEqual({ path: '/a' })
    expect(store.keys()).toHaveLength(1)
    expect(Object.keys(host.storage)).toEqual([`wxpipe:${first}0`, 'wxpipe:mine', `wxpipe:${store.keys()[0]}`])
  })

  it('takes no answer of a transport that the next start would not know', async () => {
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

it('one broken entry that cannot be dropped keeps no other', async () => {
  const storage = { [`wxpipe:${keyOf('a')}`]: '{' }
  const { start, host } = createStoredApp({ storage })
  host.fail(faults.throws(), { api: 'removeStorageSync' })
  const { store } = start()
  store.set(keyOf('b'), { body: '"x"', at: 1, ttl: 1 })
  expect(store.keys()).toEqual([keyOf('b')])
  expect(Object.keys(host.storage)).toContain(`wxpipe:${keyOf('b')}`)
})
