// Only the newest of a search box: a newer request ends the older one.
import { createCancelSource } from '@wxpipe/core'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { type Api, api } from '../test/app.ts'

useFakeTime()

const searchApp = () => api({}, ({ query }) => ({ data: query['words'], delay: 50 }))
const search = (client: Api, words: string, options: object = {}) =>
  client.get('search', { query: { words }, dedupe: { key: () => 'search', mode: 'latest' }, ...options })

describe('a newer request', () => {
  it('ends the older one of its key at the host, with an AbortError that says so', async () => {
    const { host, client } = searchApp()
    const first = begun(search(client, 'w'))
    const second = begun(search(client, 'we'))
    expect(host.requests.map(({ state }) => state)).toEqual(['fail', 'running'])
    const third = search(client, 'wea')
    for (const older of [first, second]) {
      await expect(older).rejects.toMatchObject({ code: 'ABORT', cause: 'replaced by a newer request' })
    }
    await pass(50)
    expect((await third).data).toBe('wea')
    expect(host.requests).toHaveLength(3)
  })

  it('ends none that has its response, and none of another key or account', async () => {
    const { client, session } = searchApp()
    const first = search(client, 'w')
    await pass(50)
    const second = search(client, 'we')
    const other = search(client, 'x', { dedupe: { key: () => 'other', mode: 'latest' } })
    session.user = 'bob'
    const anothers = begun(search(client, 'y'))
    session.user = 'ann'
    expect((await first).data).toBe('w')
    await pass(40)
    expect(await Promise.all([second, other].map((each) => Promise.race([each, 'under way'])))).toEqual([
      'under way',
      'under way',
    ])
    await pass(10)
    expect([(await second).data, (await other).data]).toEqual(['we', 'x'])
    await expect(anothers).rejects.toMatchObject({ code: 'ABORT' })
  })

  it('ends none that shares, though their keys are equal, and shares with none', async () => {
    const { host, client } = api()
    const shared = [client.get('a'), client.get('a')]
    const older = begun(client.get('a', { dedupe: 'latest' }))
    const newer = client.get('a', { dedupe: 'latest' })
    shared.push(client.get('a'))
    await expect(older).rejects.toMatchObject({ code: 'ABORT' })
    await pass(50)
    expect((await Promise.all([...shared, newer])).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
    expect(host.requests).toHaveLength(3)
  })

  it('ends none that shares by the same key of the app’s', async () => {
    const { host, client } = searchApp()
    const key = () => 'list'
    const shared = client.get('a', { query: { words: 'shared' }, dedupe: { key } })
    const newest = client.get('a', { query: { words: 'newest' }, dedupe: { key, mode: 'latest' } })
    const joining = client.get('a', { query: { words: 'joining' }, dedupe: { key } })
    await pass(50)
    expect((await Promise.all([shared, newest, joining])).map(({ data }) => data)).toEqual([
      'shared',
      'newest',
      'shared',
    ])
    expect(host.requests).toHaveLength(2)
  })

  it('ends the older one whether its caller could abort it or not, and leaves no listener there', async () => {
    const { client } = searchApp()
    const { signal, abort } = createCancelSource()
    let listeners = 0
    const counted = Object.assign(Object.create(signal) as typeof signal, {
      addEventListener(type: 'abort', listener: () => void) {
        listeners++
        signal.addEventListener(type, listener)
      },
      removeEventListener(type: 'abort', listener: () => void) {
        listeners--
        signal.removeEventListener(type, listener)
      },
    })
    const first = begun(search(client, 'w', { signal: counted }))
    const second = begun(search(client, 'we', { signal: counted }))
    await expect(first).rejects.toMatchObject({ code: 'ABORT', cause: 'replaced by a newer request' })
    abort('bye')
    await expect(second).rejects.toMatchObject({ code: 'ABORT', cause: 'bye' })
    expect(listeners).toBe(0)
    const third = search(client, 'wea')
    await pass(50)
    expect((await third).data).toBe('wea')
  })

  it('that whoever hears of the abort sends at once ends the one that ended it, without a circle', async () => {
    const { host, client } = searchApp()
    let again: Promise<unknown> | undefined
    client.use({
      name: 'asks again',
      order: 300,
      error(error) {
        again ??= search(client, 'again')
        throw error
      },
    })
    const first = begun(search(client, 'w'))
    const second = begun(search(client, 'we'))
    await expect(first).rejects.toMatchObject({ code: 'ABORT' })
    await expect(second).rejects.toMatchObject({ code: 'ABORT', cause: 'replaced by a newer request' })
    await pass(50)
    expect(await again).toMatchObject({ data: 'again' })
    expect(host.requests.filter(({ state }) => state === 'success')).toHaveLength(1)
  })

  it('works also while it is not known who is logged in', async () => {
    const { client, session } = searchApp()
    session.user = undefined
    const first = begun(search(client, 'w'))
    const second = search(client, 'we')
    await expect(first).rejects.toMatchObject({ code: 'ABORT' })
    await pass(50)
    expect((await second).data).toBe('we')
  })

  it('is what a plugin of that mode makes of every request of its methods', async () => {
    const { host, client } = api({ mode: 'latest', methods: ['GET'], key: ({ url }) => url })
    const older = begun(client.get('a', { query: { n: 1 } }))
    const newer = client.get('a', { query: { n: 2 } })
    await expect(older).rejects.toMatchObject({ code: 'ABORT' })
    await pass(50)
    expect((await newer).statusCode).toBe(200)
    expect(host.requests).toHaveLength(2)
  })
})
