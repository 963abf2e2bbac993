// docs/en/ui/pagination.md: its lists, as the site shows them, on a simulated phone.

import { idle, type Paged } from '@wxpipe/page-state'
import { pass } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import type { ListState } from '../test/guide-list.ts'
import { openGuidePage, useGuidePhone } from '../test/guide-page.ts'
import { runPage } from '../test/site-page.ts'

const open = useGuidePhone()
const launch = (page: string) => guideApp('docs/en/ui/pagination.md', ['services', `pages/${page}`])
const feed = launch('feed')
const history = launch('history')
const category = launch('category')

describe('the list page by page', () => {
  interface Feed {
    data: { feed: ListState }
    onShow(): void
    onReachBottom(): void
  }
  const rows = Array.from({ length: 23 }, (_, id) => ({ id, name: `${id}` }))
  const start = async () => {
    const host = open(({ query }) => {
      const [pageNo, size] = [Number(query['pageNo']), Number(query['pageSize'])]
      return { data: { list: rows.slice((pageNo - 1) * size, pageNo * size), total: rows.length }, delay: 100 }
    })
    const page = await openGuidePage<Feed>(feed, host)
    await pass(1_000)
    return { host, page }
  }

  it('asks for each page once, and for none behind the last', async () => {
    const { host, page } = await start()
    for (let n = 0; n < 5; n++) {
      page.onReachBottom()
      page.onReachBottom()
      await pass(1_000)
    }
    expect(page.data.feed).toMatchObject({ data: rows, hasMore: false, pageNo: 3 })
    expect(host.requests).toHaveLength(3)
  })

  it('keeps its place when a page fails, and asks for it again', async () => {
    const { host, page } = await start()
    host.fail(faults.connectionReset())
    page.onReachBottom()
    await pass(1_000)
    expect(page.data.feed).toMatchObject({ state: 'ready', words: '没有加载出来', pageNo: 1 })
    page.onReachBottom()
    await pass(1_000)
    expect(page.data.feed).toMatchObject({ words: '', pageNo: 2, data: rows.slice(0, 20) })
  })

  it('loads again on return with a login, and not without one', async () => {
    const host = open(({ header }) =>
      header['authorization'] ? { data: { list: rows.slice(0, 10), total: 10 } } : { statusCode: 401, data: {} },
    )
    const page = await openGuidePage<Feed>(feed, host)
    await pass(1_000)
    page.onShow()
    await pass(1_000)
    expect([host.requests.length, page.data.feed.state]).toEqual([1, 'signed-out'])
    host.wx.setStorageSync('token', 'ann')
    page.onShow()
    await pass(1_000)
    expect([host.requests.length, page.data.feed.state]).toEqual([2, 'ready'])
  })

  it('ends its call with the page', async () => {
    const { host, page } = await start()
    page.onReachBottom()
    host.unloadPage()
    await pass(1_000)
    expect(host.requests.map(({ state }) => state)).toEqual(['success', 'fail'])
  })
})

it('the messages go on from the last one', async () => {
  interface History {
    data: { messages: ListState }
    onReachBottom(): void
  }
  const host = open(({ query }) => {
    const after = Number(query['after'] ?? 0)
    return { data: Array.from({ length: after ? 3 : 20 }, (_, n) => ({ id: after + n + 1 })) }
  })
  const page = await openGuidePage<History>(history, host)
  for (let n = 0; n < 2; n++) {
    await pass(1_000)
    page.onReachBottom()
  }
  await pass(1_000)
  expect(host.requests.map(({ url }) => url.split('?')[1])).toEqual(['size=20', 'after=20&size=20'])
  expect(page.data.messages).toMatchObject({ hasMore: false, data: { length: 23 } })
})

it('a category that was left shows nothing any more', async () => {
  interface Category {
    data: { list: ListState }
    choose(event: { currentTarget: { dataset: { category: number } } }): Promise<void>
  }
  const host = open(({ query }) => {
    const id = Number(query['category'])
    return { data: [{ id }], delay: id === 1 ? 500 : 100 }
  })
  const page = await openGuidePage<Category>(category, host)
  void page.choose({ currentTarget: { dataset: { category: 2 } } })
  await pass(1_000)
  expect(page.data.list).toMatchObject({ state: 'ready', data: [{ id: 2 }] })
})

describe('a list by a cursor of the server', () => {
  it('goes on where the list that is shown ends, also when a late response was dropped', async () => {
    const asked: unknown[] = []
    const { load } = runPage('docs/en/ui/pagination.md', {
      handler({ query }) {
        const from = Number(query['cursor'] ?? 0)
        asked.push(query['cursor'])
        const items = Array.from({ length: Math.min(10, 25 - from) }, (_, n) => ({ id: from + n }))
        // The second page is slow the first time.
        const delay = from === 10 && asked.length === 2 ? 5_000 : 100
        return { data: { items, next: from + 10 < 25 ? `${from + 10}` : null }, delay }
      },
    })
    const { list } = await load<{ list: Paged<object, 'list', unknown> }>('src/cursor.ts')
    const page = { data: { list: idle<object[]>() }, setData: (change: object) => setPaths(page.data, change) }
    const step = async (call: Promise<void>, ms = 10_000) => [void call, await pass(ms)]
    await step(list.refresh(page))
    await step(list.more(page), 500)
    await step(list.refresh(page))
    for (let n = 0; n < 4; n++) await step(list.more(page))
    expect(asked).toEqual([undefined, '10', undefined, '10', '20'])
    expect([page.data.list.data?.length, page.data.list.hasMore]).toEqual([25, false])
  })
})

/** setData: 'list.state', 'list.data[10]'. */
function setPaths(data: { list: object }, changes: object) {
  for (const [path, value] of Object.entries(changes)) {
    const [, name, index] = /^list\.(\w+)(?:\[(\d+)\])?$/.exec(path)!
    const old = (data.list as Record<string, unknown[]>)[name!]
    data.list = { ...data.list, [name!]: index ? [...old!, value] : value }
  }
}
