// With dedupe inside: a response is kept by the call whose send has brought it, not by those who shared it.

import { createCancelSource } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { rfc9111 } from './index.ts'

useFakeTime()

/** Each response takes 50 ms. */
function createSharing() {
  let responses = 0
  const app = createApp({ ttl: 10_000, tags: ['t'] }, () => ({ data: { n: ++responses }, delay: 50 }))
  app.client.use(dedupe())
  const ask = async () => {
    const call = app.client.get('a')
    await pass(60)
    return (await call).data
  }
  return { ...app, ask }
}

it('what was dropped while it was under way is not kept by who joined it later', async () => {
  const { cached, client, ask } = createSharing()
  for (const [drop, n] of [
    [() => cached.clear(), 1],
    [() => cached.invalidate('t'), 3],
  ] as const) {
    const first = begun(client.get('a'))
    await pass(10)
    drop()
    expect(await ask()).toEqual({ n })
    expect((await first).data).toEqual({ n })
    expect(await ask()).toEqual({ n: n + 1 })
    cached.clear()
  }
})

it('a shared response is kept once, and given to all', async () => {
  const { client, ask, sent } = createSharing()
  const calls = ['one', 'two', 'three'].map(() => client.get('a'))
  await pass(60)
  expect((await Promise.all(calls)).map(({ data }) => data)).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }])
  expect(await ask()).toEqual({ n: 1 })
  expect(sent()).toBe(1)
})

it('what two reloads share and nobody keeps, because the one that sent it has left, is not followed by what is older', async () => {
  const { client, ask, sent } = createSharing()
  expect(await ask()).toEqual({ n: 1 })
  const page = createCancelSource()
  const reload = { cache: { reload: true } }
  const leader = begun(client.get('a', { ...reload, signal: page.signal }))
  const follower = client.get('a', reload)
  page.abort()
  await pass(60)
  await expect(leader).rejects.toMatchObject({ code: 'ABORT' })
  expect([(await follower).data, sent()]).toEqual([{ n: 2 }, 2])
  expect(await ask()).toEqual({ n: 3 })
})

it('what two reloads share is kept, and one of them does not drop it', async () => {
  const { client, ask, sent } = createSharing()
  await ask()
  const reloads = ['leader', 'follower'].map(() => client.get('a', { cache: { reload: true } }))
  await pass(60)
  expect((await Promise.all(reloads)).map(({ data }) => data)).toEqual([{ n: 2 }, { n: 2 }])
  expect([await ask(), sent()]).toEqual([{ n: 2 }, 2])
})

it('what two share drops nothing that is newer, although one of them came after that', async () => {
  let responses = 0
  const { client, get, host } = createApp({ ttl: 10_000 }, () => {
    const n = ++responses
    return { data: { n }, delay: n === 1 ? 100 : 10 }
  })
  client.use(dedupe())
  const first = client.get('a')
  expect(await get('a', { dedupe: false } as object)).toEqual({ n: 2 })
  const joined = client.get('a', { cache: { reload: true } })
  await pass(100)
  expect([(await first).data, (await joined).data]).toEqual([{ n: 1 }, { n: 1 }])
  expect([await get('a'), host.requests.length]).toEqual([{ n: 2 }, 2])
})

it('what two share whose `Date` does not move is kept, whether it says something new or the same', async () => {
  for (const say of [(n: number) => n, () => 'same']) {
    const date = new Date().toUTCString()
    const began = Date.now()
    let responses = 0
    const header = () => ({
      date,
      age: `${Math.floor((Date.now() - began) / 1000)}`,
      'cache-control': 'max-age=10, stale-if-error=86400',
    })
    const { client, host } = createApp({ ttl: undefined, http: rfc9111 }, () => ({
      data: say(++responses),
      header: header(),
    }))
    client.use(dedupe())
    await client.get('a')
    await pass(30_000)
    await Promise.all([client.get('a'), client.get('a')])
    expect(host.requests).toHaveLength(2)
    host.fail(faults.connectionReset())
    expect((await client.get('a')).data).toBe(say(2))
  }
})
