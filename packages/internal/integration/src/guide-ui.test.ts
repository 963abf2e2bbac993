// docs/ui/page-state.md and pagination.md: their pages, as the site shows them, on a simulated phone.
import type { PageState } from '@wxpipe/page-state'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults, type Handler, type Host } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import { openGuidePage } from '../test/guide-page.ts'

useFakeTime()

interface Row {
  readonly id: number
  readonly name: string
}

let host: Host
let uninstall: () => void
const open = (handler: Handler) => {
  host = createHost({ entry: 'pages/index/index', handler })
  uninstall = host.install()
}
afterEach(() => uninstall())

const guideOf = (page: string) => guideApp('ui/pagination.md', ['services', `pages/${page}`])
const [guideFeed, guideHistory, guideCategory] = [guideOf('feed'), guideOf('history'), guideOf('category')]

/** How the last request of a path has ended, or that it is under way. */
const stateOf = (word: string) => host.requests.filter(({ url }) => url.includes(word)).at(-1)?.state

describe('the page with a state', () => {
  const launch = guideApp('ui/page-state.md', ['services', 'words', 'pages/groups'])
  interface Groups {
    data: { groups: PageState<Row[]> }
    onShow(): void
    onPullDownRefresh(): Promise<void>
  }
  const start = () => openGuidePage<Groups>(launch, host)

  it('shows the list, keeps it when a refresh fails, and stops the pulling all the same', async () => {
    open(() => ({ data: [{ id: 1, name: 'Swimming' }], delay: 100 }))
    const page = await start()
    expect(page.data.groups.state).toBe('loading')
    await pass(1_000)
    expect(page.data.groups.state).toBe('ready')
    host.fail(faults.connectionReset())
    const refreshed = page.onPullDownRefresh()
    await pass(1_000)
    await refreshed
    expect(page.data.groups).toMatchObject({ state: 'failed', data: [{ id: 1 }], words: '网络不太顺畅' })
    expect(host.calls.at(-1)?.api).toBe('stopPullDownRefresh')
  })

  it('loads again on return with a login, and not without one', async () => {
    open(() => ({ data: [] }))
    const page = await start()
    await pass(1_000)
    page.setData({ 'groups.state': 'signed-out' })
    page.onShow()
    expect(host.requests).toHaveLength(1)
    host.wx.setStorageSync('token', 'ann')
    page.onShow()
    await pass(1_000)
    expect([host.requests.length, page.data.groups.state]).toEqual([2, 'empty'])
  })
})

describe('the search', () => {
  const launch = guideApp('ui/page-state.md', ['services', 'words', 'pages/search'])
  interface Search {
    data: { found: PageState<Row[]> }
    input(event: { detail: { value: string } }): Promise<void>
  }
  const start = async () => {
    open(({ query }) => ({ data: [{ name: query['words'] }], delay: query['words'] === 'sw' ? 500 : 100 }))
    const page = await openGuidePage<Search>(launch, host)
    return { page, type: (value: string) => void page.input({ detail: { value } }) }
  }

  it('shows what the last word finds, and aborts the call of the one before', async () => {
    const { page, type } = await start()
    type('sw')
    await pass(50)
    type('swim')
    await pass(1_000)
    expect(page.data.found).toMatchObject({ state: 'ready', data: [{ name: 'swim' }] })
    expect(host.requests.map(({ state }) => state)).toEqual(['fail', 'success'])
  })

  it('shows nothing of a word that was deleted before its answer came', async () => {
    const { page, type } = await start()
    type('swim')
    await pass(50)
    type('')
    await pass(1_000)
    expect(page.data.found).toMatchObject({ state: 'empty', data: [] })
  })
})

describe('the list page by page', () => {
  const rows = Array.from({ length: 23 }, (_, id) => ({ id, name: `${id}` }))
  interface Feed {
    data: { feed: PageState<Row[]> }
    onReachBottom(): void
    onPullDownRefresh(): Promise<void>
  }
  const start = async () => {
    open(({ query }) => {
      const [pageNo, size] = [Number(query['pageNo']), Number(query['pageSize'])]
      return { data: { list: rows.slice((pageNo - 1) * size, pageNo * size), total: rows.length }, delay: 100 }
    })
    const page = await openGuidePage<Feed>(guideFeed, host)
    await pass(1_000)
    return page
  }
  it('asks for each page once, and for none behind the last', async () => {
    const page = await start()
    for (let n = 0; n < 5; n++) {
      page.onReachBottom()
      page.onReachBottom()
      await pass(1_000)
    }
    expect(page.data.feed).toMatchObject({ data: rows, hasMore: false, pageNo: 3 })
    expect(host.requests).toHaveLength(3)
  })

  it('keeps its place when a page fails, and asks for it again', async () => {
    const page = await start()
    host.fail(faults.connectionReset())
    page.onReachBottom()
    await pass(1_000)
    expect(page.data.feed).toMatchObject({ state: 'ready', words: '网络不太顺畅', pageNo: 1 })
    page.onReachBottom()
    await pass(1_000)
    expect(page.data.feed).toMatchObject({ words: '', pageNo: 2, data: rows.slice(0, 20) })
  })

  it('ends its call with the page', async () => {
    const page = await start()
    page.onReachBottom()
    host.unloadPage()
    await pass(1_000)
    expect([stateOf('pageNo=2'), host.errors]).toEqual(['fail', []])
  })
})

it('the messages go on from the last one', async () => {
  open(({ query }) => {
    const after = Number(query['after'] ?? 0)
    return { data: Array.from({ length: after ? 3 : 20 }, (_, n) => ({ id: after + n + 1 })) }
  })
  interface History {
    data: { messages: PageState<Row[]> }
    onReachBottom(): void
  }
  const page = await openGuidePage<History>(guideHistory, host)
  await pass(1_000)
  page.onReachBottom()
  await pass(1_000)
  page.onReachBottom()
  await pass(1_000)
  expect(host.requests.map(({ url }) => url.split('?')[1])).toEqual(['size=20', 'after=20&size=20'])
  expect(page.data.messages).toMatchObject({ hasMore: false, data: { length: 23 } })
})

it('a category that was left shows nothing any more', async () => {
  open(({ query }) => ({ data: [{ id: Number(query['category']) }], delay: query['category'] === '1' ? 500 : 100 }))
  interface Category {
    data: { list: PageState<Row[]> }
    choose(category: number): Promise<void>
  }
  const page = await openGuidePage<Category>(guideCategory, host)
  void page.choose(2)
  await pass(1_000)
  expect(page.data.list).toMatchObject({ state: 'ready', data: [{ id: 2 }] })
})
