// What `paged` shows of a list that comes page by page, counted in setData.
import { AbortError, AuthExpiredError, NetworkError } from '@wxpipe/core'
import { describe, expect, it } from 'vitest'
import { createCalls, type Item, items, openPage, type TestPage } from '../test/app.ts'
import { idle, type PagedData, type PagedOptions, paged } from './index.ts'

const words = () => 'no network'
const offline = new NetworkError('offline')

const open = async (options: Partial<PagedOptions<Item>> = {}) => {
  const opened = await openPage()
  const { calls, load } = createCalls<PagedData<Item>>()
  const feed = paged('list', load, { size: 3, key: ({ id }) => id, ...options })
  const { page } = opened
  return { ...opened, calls, refresh: () => feed.refresh(page), more: () => feed.more(page) }
}

/** A list whose first page is there: 1, 2, 3 of 7. */
const opened = async (options?: Partial<PagedOptions<Item>>) => {
  const app = await open(options)
  void app.refresh()
  await app.calls[0]!.respond({ list: items(1, 2, 3), total: 7 })
  app.sent.length = 0
  return app
}

describe('the first page', () => {
  it('is two setData: loading, and the list with what is known of it', async () => {
    const { refresh, calls, page, sent } = await open()
    const shown = refresh()
    expect(calls[0]!.args).toEqual([1, 3, page])
    expect(page.data.list.state).toBe('loading')
    await calls[0]!.respond({ list: items(1, 2, 3), total: 7 })
    await shown
    expect(page.data.list).toEqual({ state: 'ready', data: items(1, 2, 3), words: '', hasMore: true, pageNo: 1 })
    expect(sent).toHaveLength(2)
  })

  it('asks for ten items without `size`', async () => {
    const { refresh, calls, page } = await open({ size: undefined })
    void refresh()
    expect(calls[0]!.args).toEqual([1, 10, page])
  })

  it.each<[string, PagedData<Item>]>([
    ['as a list', []],
    ['with a total', { list: [], total: 0 }],
    ['as null', null],
    ['as null with a total', { list: null, total: 0 }],
  ])('is empty, %s', async (_, loaded) => {
    const { refresh, calls, page } = await open()
    void refresh()
    await calls[0]!.respond(loaded)
    expect(page.data.list).toEqual({ state: 'empty', data: [], words: '', hasMore: false, pageNo: 1 })
  })

  it('that fails says so', async () => {
    const { refresh, calls, page } = await open({ words })
    void refresh()
    await calls[0]!.fail(offline)
    expect(page.data.list).toEqual({ state: 'failed', data: null, words: 'no network' })
  })
})

describe('whether there is more', () => {
  it.each<[string, PagedData<Item>, boolean]>([
    ['the total says that there is', { list: items(1, 2, 3), total: 4 }, true],
    ['the total is reached', { list: items(1, 2, 3), total: 3 }, false],
    ['a short page is not the last when the total says so', { list: items(1), total: 4 }, true],
    ['a full page without a total may be followed', items(1, 2, 3), true],
    ['a full page as an object may be followed', { list: items(1, 2, 3) }, true],
    ['a total of null is none', { list: items(1, 2, 3), total: null }, true],
    ['a short page without a total is the last', items(1, 2), false],
  ])('%s', async (_, loaded, hasMore) => {
    const { refresh, calls, page } = await open()
    void refresh()
    await calls[0]!.respond(loaded)
    expect(page.data.list.hasMore).toBe(hasMore)
  })
})

describe('the next page', () => {
  it('is one setData of the new items alone', async () => {
    const { more, calls, page, sent } = await opened()
    const shown = more()
    expect([calls[1]!.args, sent]).toEqual([[2, 3, page], []])
    await calls[1]!.respond({ list: items(4, 5, 6), total: 7 })
    await shown
    expect(page.data.list).toEqual({
      state: 'ready',
      data: items(1, 2, 3, 4, 5, 6),
      words: '',
      hasMore: true,
      pageNo: 2,
    })
    expect(sent).toEqual([
      {
        'list.state': 'ready',
        'list.words': '',
        'list.pageNo': 2,
        'list.hasMore': true,
        'list.data[3]': { id: 4 },
        'list.data[4]': { id: 5 },
        'list.data[5]': { id: 6 },
      },
    ])
    void more()
    await calls[2]!.respond({ list: items(7), total: 7 })
    expect(page.data.list).toMatchObject({ data: items(1, 2, 3, 4, 5, 6, 7), hasMore: false, pageNo: 3 })
  })

  it('is not asked for when there is none', async () => {
    const { more, refresh, calls, sent } = await open()
    await more()
    void refresh()
    await calls[0]!.respond(items(1))
    await more()
    expect([calls.length, sent.length]).toEqual([1, 2])
  })

  it('is asked for once, however often the end is reached', async () => {
    const { more, calls, page } = await opened()
    const all = [more(), more(), more()]
    await calls[1]!.respond(items(4, 5, 6))
    await Promise.all(all)
    expect([calls.length, page.data.list.data]).toEqual([2, items(1, 2, 3, 4, 5, 6)])
  })

  it('is not asked for during a refresh', async () => {
    const { more, refresh, calls } = await opened()
    void refresh()
    await more()
    expect(calls).toHaveLength(2)
  })

  it('leaves out what the list has already, and goes on behind it', async () => {
    const { more, calls, page } = await opened()
    void more()
    // One was added at the top of the server's list meanwhile.
    await calls[1]!.respond({ list: items(3, 4, 5), total: 8 })
    expect(page.data.list).toMatchObject({ data: items(1, 2, 3, 4, 5), hasMore: true, pageNo: 2 })
    void more()
    expect(calls[2]!.args[0]).toBe(3)
  })

  it('of known items only is no empty list', async () => {
    const { more, calls, page } = await opened()
    void more()
    await calls[1]!.respond({ list: items(1, 2, 3), total: 7 })
    expect(page.data.list).toMatchObject({ state: 'ready', data: items(1, 2, 3) })
  })

  it('goes behind what the app has left in the list', async () => {
    const { more, calls, page } = await opened()
    void more()
    page.setData({ 'list.data': items(1, 3) })
    await calls[1]!.respond({ list: items(4, 5, 6), total: 6 })
    expect(page.data.list.data).toEqual(items(1, 3, 4, 5, 6))
  })

  it('does not write into the list that `load` has given', async () => {
    const { refresh, more, calls } = await open()
    const first = items(1, 2, 3)
    void refresh()
    await calls[0]!.respond(first)
    void more()
    await calls[1]!.respond(items(4))
    expect(first).toEqual(items(1, 2, 3))
  })
})

describe('a next page that fails', () => {
  it('leaves the list, with words, in one setData; the same page is asked for again', async () => {
    const { more, calls, page, sent } = await opened({ words })
    const shown = more()
    await calls[1]!.fail(offline)
    await expect(shown).resolves.toBeUndefined()
    expect(sent).toEqual([{ 'list.state': 'ready', 'list.words': 'no network' }])
    expect(page.data.list).toMatchObject({ data: items(1, 2, 3), hasMore: true, pageNo: 1 })
    void more()
    expect(calls[2]!.args[0]).toBe(2)
    await calls[2]!.respond(items(4))
    expect(page.data.list).toMatchObject({ state: 'ready', words: '', data: items(1, 2, 3, 4) })
  })

  it('leaves the list when the session has expired, too', async () => {
    const { more, calls, page } = await opened({ words })
    void more()
    await calls[1]!.fail(new AuthExpiredError('expired'))
    expect(page.data.list).toMatchObject({ state: 'ready', data: items(1, 2, 3) })
  })

  it('says nothing when it was aborted, and can be asked for again', async () => {
    const { more, calls, page } = await opened({ words })
    void more()
    await calls[1]!.fail(new AbortError('aborted'))
    expect(page.data.list).toMatchObject({ state: 'ready', words: '', data: items(1, 2, 3) })
    void more()
    expect(calls).toHaveLength(3)
  })
})

describe('a refresh', () => {
  it('keeps the old list until the new one is there: one setData', async () => {
    const { refresh, more, calls, page, sent } = await opened()
    void more()
    await calls[1]!.respond(items(4, 5, 6))
    sent.length = 0
    void refresh()
    expect([calls[2]!.args[0], page.data.list.data!.length, sent]).toEqual([1, 6, []])
    await calls[2]!.respond({ list: items(0, 1, 2), total: 8 })
    expect(page.data.list).toEqual({ state: 'ready', data: items(0, 1, 2), words: '', hasMore: true, pageNo: 1 })
    expect(sent).toHaveLength(1)
    void more()
    expect(calls[3]!.args[0]).toBe(2)
  })

  it('that fails keeps the list and its place, and more can be asked for', async () => {
    const { refresh, more, calls, page } = await opened({ words })
    void refresh()
    await calls[1]!.fail(offline)
    expect(page.data.list).toEqual({
      state: 'failed',
      data: items(1, 2, 3),
      words: 'no network',
      hasMore: true,
      pageNo: 1,
    })
    void more()
    expect(calls[2]!.args[0]).toBe(2)
    await calls[2]!.respond(items(4))
    expect(page.data.list).toMatchObject({ state: 'ready', words: '', data: items(1, 2, 3, 4) })
  })

  it('wins over a next page that is under way, whichever comes first', async () => {
    for (const isLast of [true, false]) {
      const { refresh, more, calls, page } = await opened()
      void more()
      void refresh()
      if (isLast) await calls[1]!.respond(items(4, 5, 6))
      await calls[2]!.respond(items(7, 8, 9))
      if (!isLast) await calls[1]!.respond(items(4, 5, 6))
      expect(page.data.list).toMatchObject({ data: items(7, 8, 9), pageNo: 1 })
    }
  })
})

describe('a next page whose list the app has emptied', () => {
  it('is dropped when a refresh has begun, whichever comes first', async () => {
    for (const isLast of [true, false]) {
      const { refresh, more, calls, page } = await opened()
      const dropped = more()
      page.setData({ list: idle() })
      void refresh()
      if (isLast) await calls[2]!.respond(items(7, 8, 9))
      await calls[1]!.respond(items(4, 5, 6))
      if (!isLast) await calls[2]!.respond(items(7, 8, 9))
      await expect(dropped).resolves.toBeUndefined()
      expect(page.data.list).toMatchObject({ state: 'ready', data: items(7, 8, 9), pageNo: 1 })
    }
  })
})

it('a next page counts again when the refresh over it is aborted', async () => {
  const { refresh, more, calls, page } = await opened()
  void more()
  void refresh()
  await calls[2]!.fail(new AbortError('aborted'))
  void more()
  expect(calls).toHaveLength(3)
  await calls[1]!.respond({ list: items(4, 5, 6), total: 7 })
  expect(page.data.list).toMatchObject({ data: items(1, 2, 3, 4, 5, 6), pageNo: 2 })
})

it('pages of one route share nothing but the code', async () => {
  const { calls, load } = createCalls<PagedData<Item>>()
  const feed = paged('list', load, { size: 1, key: ({ id }) => id })
  const [{ page: a }, { page: b }] = [await openPage(), await openPage()]
  void feed.refresh(a)
  void feed.refresh(b)
  await calls[0]!.respond(items(1))
  await calls[1]!.respond(items(2))
  void feed.more(a)
  await calls[2]!.respond(items(3))
  expect([a.data.list.pageNo, a.data.list.data, b.data.list.pageNo, b.data.list.data]).toEqual([
    2,
    items(1, 3),
    1,
    items(2),
  ])
})

it('`load` is told which page asks', async () => {
  const { page } = await openPage()
  const asked: unknown[] = []
  const feed = paged(
    'list',
    (pageNo: number, size: number, { data }: Pick<TestPage, 'data'>) => {
      asked.push([data.category, pageNo, size])
      return items(1)
    },
    { key: ({ id }) => id, size: 5 },
  )
  await feed.refresh(page)
  expect(asked).toEqual([[3, 1, 5]])
})

it('options that are not known are refused by the factory', () => {
  const wrong = (options: object) => () => paged('list', () => [], options as PagedOptions<Item>)
  expect(wrong({ keys: () => 1 })).toThrow('paged has no "keys"')
  expect(wrong({ size: '3' })).toThrow('"size" must be: number')
  expect(wrong({ Key: () => 1 })).toThrow('write key')
})
