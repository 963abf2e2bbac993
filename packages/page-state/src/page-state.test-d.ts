// The types: `this` of a page as WeChat's typings give it, fields and their calls in agreement, internals inside.
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { idle, type PageState, paged, track } from './index.ts'

interface Group {
  id: number
  name: string
}
declare const getGroups: () => Promise<Group[]>
declare const getFeed: (pageNo: number, size: number) => Promise<{ list: Group[]; total: number }>
declare const getName: () => Promise<string>

/** As miniprogram-api-typings 5 types it, shortened. */
interface Instance<D> {
  data: D
  setData(data: Partial<D> & Record<string, unknown>, callback?: () => void): void
  route: string
}
declare function Page<D extends object, C extends object>(
  options: C & { data?: D } & Partial<{ onLoad(): void; onUnload(): void }> & ThisType<Instance<D> & C>,
): void

const feed = paged('feed', getFeed, { size: 8, key: ({ id }) => id, words: () => 'sorry' })

test('a page’s `this` fits, and methods may return the promise', () => {
  Page({
    data: { groups: idle<Group[]>(), feed: idle<Group[]>(), title: '' },
    onLoad() {
      this.load()
      expectTypeOf(this.data.groups.data).toEqualTypeOf<Group[] | null>()
    },
    load() {
      return Promise.all([track(this, 'groups', getGroups), feed.refresh(this)])
    },
    async more() {
      await feed.more(this)
    },
    wrong() {
      // @ts-expect-error no such field
      track(this, 'group', getGroups)
      // @ts-expect-error a field that is no state
      track(this, 'title', getName)
      // @ts-expect-error another response
      track(this, 'groups', getName)
    },
  })
})

test('the options know the response', () => {
  const page = { data: { groups: idle<Group[]>() }, setData(_: object) {} }
  expectTypeOf(track(page, 'groups', getGroups)).toEqualTypeOf<Promise<void>>()
  track(page, 'groups', () => [], { isEmpty: (list) => list.every(({ name }) => !name), words: (error) => `${error}` })
  // @ts-expect-error misspelt
  track(page, 'groups', getGroups, { word: () => '' })
  // @ts-expect-error a text
  track(page, 'groups', getGroups, { words: () => 7 })
})

test('a list belongs to a field of its items', () => {
  const page = { data: { feed: idle<Group[]>(), other: 1 }, setData(_: object) {} }
  feed.refresh(page)
  // @ts-expect-error no field of that name
  feed.refresh({ data: { list: idle<Group[]>() }, setData(_: object) {} })
  // @ts-expect-error other items
  feed.refresh({ data: { feed: idle<string[]>() }, setData(_: object) {} })
  // @ts-expect-error items are told apart by a key
  paged('feed', getFeed, { size: 8 })
  // @ts-expect-error no list
  paged('feed', () => Promise.resolve({ rows: [1] }), { key: (item) => item })
  paged('names', () => Promise.resolve(['a']), { key: (name) => name.length })
})

test('what `load` asks of its page, `refresh` asks too', () => {
  const byCategory = paged('feed', (_pageNo, _size, page: { data: { category: number } }) => [page.data.category], {
    key: (item) => item,
  })
  byCategory.refresh({ data: { feed: idle<number[]>(), category: 3 }, setData(_: object) {} })
  // @ts-expect-error without the category
  byCategory.refresh({ data: { feed: idle<number[]>() }, setData(_: object) {} })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'idle' | 'paged' | 'track'>()
  expectTypeOf(idle<Group>()).toEqualTypeOf<PageState<Group>>()
})
