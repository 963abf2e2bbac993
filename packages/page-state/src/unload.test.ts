// Nothing after unload, whatever is under way; and the page's own hook runs as before.
import { AbortError, NetworkError } from '@wxpipe/core'
import { describe, expect, it } from 'vitest'
import { createCalls, type Item, items, openPage } from '../test/app.ts'
import { paged, track } from './index.ts'

describe('after its page has been unloaded', () => {
  it.each<[string, unknown]>([
    ['a response', undefined],
    ['a failure', new NetworkError('offline')],
    ['an abort', new AbortError('the page was unloaded')],
  ])('%s is not shown', async (_, error) => {
    const { page, sent, leave } = await openPage()
    const { calls, load } = createCalls<Item[]>()
    const shown = track(page, 'list', load)
    leave()
    if (error) await calls[0]!.fail(error)
    else await calls[0]!.respond(items(1))
    await expect(shown).resolves.toBeUndefined()
    expect(sent).toEqual([{ 'list.state': 'loading' }])
  })

  it('a call shows nothing and asks for nothing', async () => {
    const { page, sent, leave } = await openPage()
    const { calls, load } = createCalls<Item[]>()
    const feed = paged('list', load, { key: ({ id }) => id })
    await track(page, 'other', () => 'seen')
    leave()
    const before = sent.length
    await Promise.all([
      track(page, 'list', load),
      track(page, 'other', () => 'late'),
      feed.refresh(page),
      feed.more(page),
    ])
    expect([calls.length, sent.length, page.data.other.data]).toEqual([0, before, 'seen'])
  })

  it('a call that does not begin resolves, for what the page does afterwards', async () => {
    const { page, leave } = await openPage()
    const { load } = createCalls<Item[]>()
    const feed = paged('list', load, { key: ({ id }) => id })
    await track(page, 'other', () => 'seen')
    leave()
    const after: string[] = []
    feed.refresh(page).then(() => after.push('stops the pull down'))
    track(page, 'list', load).then(() => after.push('scrolls up'))
    await undefined
    expect(after).toEqual(['stops the pull down', 'scrolls up'])
  })

  it('a page of the same route that was opened later shows its own', async () => {
    const first = await openPage()
    const { calls, load } = createCalls<Item[]>()
    void track(first.page, 'list', load)
    first.leave()
    const second = await openPage()
    void track(second.page, 'list', load)
    await calls[0]!.respond(items(1))
    await calls[1]!.respond(items(2))
    expect([first.page.data.list.data, second.page.data.list.data]).toEqual([null, items(2)])
  })
})

describe('the page’s own onUnload', () => {
  it('runs once, as a method of the page, however many calls there were', async () => {
    const unloaded: unknown[] = []
    const { page, leave } = await openPage({
      onUnload(this: unknown) {
        unloaded.push(this)
      },
    })
    await track(page, 'other', () => 'a')
    await track(page, 'list', () => items(1))
    leave()
    expect(unloaded).toHaveLength(1)
    expect(unloaded[0]).toBe(page)
  })

  it('need not be there', async () => {
    const { host, page, leave } = await openPage()
    await track(page, 'other', () => 'a')
    leave()
    expect(host.errors).toEqual([])
  })
})

it('a page that is only covered goes on', async () => {
  const { host, page } = await openPage()
  const { calls, load } = createCalls<Item[]>()
  void track(page, 'list', load)
  await host.wx.navigateTo({ url: '/pages/detail/detail' })
  await calls[0]!.respond(items(1))
  expect(page.data.list.state).toBe('ready')
})
