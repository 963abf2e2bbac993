// Shows a call in a field of the page: that it has begun, and how it ends, if it is still the newest one by then.
import { checkOptions, decided, isHttpError } from '@wxpipe/core'
import type { DataOf, Paged, PagedData, PagedOptions, StateFields, TrackOptions } from './options.ts'
import type { AnyPage, Changes, StatefulPage } from './states.ts'

/** Shows how a call has ended, if it has ended and is the newest of its field. */
type Call = () => void

/** For each field the newest call that is under way. */
type Newest = { [name: string]: Call | null | undefined }

/** The newest calls of each page; `null` when the page has been unloaded. */
const pages = new WeakMap<object, Newest | null>()

/**
 * What `track` and `paged` have in common: one call, from its beginning to its end.
 * @param take returns what a response changes, besides the state
 * @param isMore whether the call adds to a list: then it does not begin while another is under way, and the list stays
 * if it fails
 */
function run<T>(
  page: AnyPage,
  name: string,
  rules: TrackOptions<T>,
  load: () => T | PromiseLike<T>,
  take: (value: T) => Changes,
  isMore?: boolean,
): Promise<void> {
  const { state, data, hasMore } = page.data[name]!
  if (!pages.has(page)) {
    const unload = page.onUnload
    pages.set(page, {})
    // wx calls the `onUnload` that the page has by then.
    page.onUnload = () => {
      pages.set(page, null)
      if (unload) unload.call(page)
    }
  }
  const newest = pages.get(page)
  if (!newest || (isMore && (!hasMore || newest[name]))) return new Promise((resolve) => resolve())
  const show = (changes: Changes) => {
    newest[name] = null
    const paths: Changes = {}
    for (const path in changes) paths[`${name}.${path}`] = changes[path]
    page.setData(paths)
  }
  // Data that is shown stays until the response. If there is none, the page shows that it is loading; and if the app
  // itself has emptied the field, `show` removes the calls from before that from `newest`.
  if (data === null && state !== 'loading') show({ state: 'loading' })
  const older = newest[name]
  // As if the call had never begun: an older one that is under way is the newest again.
  const undo = () => {
    newest[name] = older
    if (older) older()
    else if (page.data[name]!.state === 'loading') show({ state })
  }
  // A call that ends while a newer one is under way loses its response, which may belong to a user who has logged out
  // since. If the newer one is then aborted, this call counts as never begun, too.
  let ended: Call | undefined
  const end = (outcome = ended) => {
    if (!outcome) return
    ended = undo
    if (pages.get(page) && newest[name] === end) outcome()
  }
  newest[name] = end

  return new Promise<T>((resolve) => resolve(load()))
    .then((value) =>
      end(() => {
        const changes = take(value)
        const shown = changes['data'] as { readonly length?: number } | null | undefined
        const isEmpty = rules.isEmpty ? decided(rules.isEmpty(value), 'isEmpty') : shown == null || shown.length === 0
        changes['state'] = isMore || !isEmpty ? 'ready' : 'empty'
        show(changes)
      }),
    )
    .catch((error) => {
      const code = isHttpError(error) && error.code
      end(() => {
        let words: string | undefined
        if (code === 'ABORT') undo()
        else
          try {
            words = rules.words && rules.words(error)
          } finally {
            show({ state: isMore ? 'ready' : code === 'AUTH_EXPIRED' ? 'signed-out' : 'failed', words: words || '' })
          }
      })
      // A mistake in the code must also appear in the console.
      if (!code || code === 'CONFIG') throw error
    })
}

/**
 * Runs `load` and shows it in a field of the page: `'loading'` if there is nothing to show yet, then the outcome, each
 * with one setData of what has changed. Of several calls for a field, the newest counts. An aborted call changes
 * nothing: an older one that is under way counts again. After the page has been unloaded, nothing is shown and no call
 * begins.
 * @returns a promise that resolves when the page shows the outcome, even a failure. It rejects for a mistake in the
 * code, which is a ConfigError or any error other than wxpipe's; the page still shows `'failed'`
 * @throws ConfigError for an unknown option or one of the wrong type
 * @example
 * Page({
 *   data: { groups: idle<Group[]>() },
 *   onLoad() { track(this, 'groups', getGroups, { words: wordsFor }) },
 * })
 */
export function track<Data, Name extends StateFields<Data>>(
  page: StatefulPage<Data>,
  name: Name,
  load: () => DataOf<Data[Name]> | PromiseLike<DataOf<Data[Name]>>,
  options: TrackOptions<DataOf<Data[Name]>> = {},
): Promise<void> {
  const rules = checkOptions('track', options, { isEmpty: 'function', words: 'function' })
  return run(page as unknown as AnyPage, name, rules, load, (data) => ({
    words: '',
    data: data == null ? null : data,
  }))
}

/**
 * Makes the calls of a list that comes page by page, for the field `name` of any page. `more` sends only the new items
 * to the view.
 * @param load asks for a page of the list, counted from 1; its third argument is the page that shows the list
 * @returns the two calls; their promises settle like that of `track`
 * @throws ConfigError for an unknown option or one of the wrong type
 * @example
 * const feed = paged('feed', getActivities, { size: 8, key: ({ id }) => id, words: wordsFor })
 * Page({
 *   data: { feed: idle<Activity[]>() },
 *   onLoad() { feed.refresh(this) },
 *   onReachBottom() { feed.more(this) },
 * })
 */
export function paged<T, Name extends string, P = unknown>(
  name: Name,
  load: (pageNo: number, size: number, page: P) => PagedData<T> | PromiseLike<PagedData<T>>,
  options: PagedOptions<T>,
): Paged<T, Name, P> {
  const rules = checkOptions('paged', options, {
    size: 'number',
    key: 'function',
    words: 'function',
  })
  const { size = 10 } = rules

  const ask = (isMore?: boolean) => (page: AnyPage) => {
    const pageNo = isMore ? page.data[name]!.pageNo! + 1 : 1
    const take = (loaded: object | null) => {
      const { list: given = loaded, total } = (loaded || {}) as { list?: unknown; total?: number | null }
      // Some servers write an empty list as null.
      const list = (given || []) as readonly T[]
      const old = isMore ? (page.data[name]!.data as T[]) : []
      const added = list.filter((item) => !old.some((one) => rules.key(one) === rules.key(item)))
      const changes: Changes = {
        words: '',
        pageNo,
        hasMore: total == null ? list.length >= size : pageNo * size < total,
      }
      if (!isMore) changes['data'] = added
      // By path, so that only the new items travel to the view.
      else
        added.forEach((item, index) => {
          changes[`data[${old.length + index}]`] = item
        })
      return changes
    }
    return run<object | null>(page, name, rules as object, () => load(pageNo, size, page as P), take, isMore)
  }

  return {
    refresh: ask(),
    more: ask(true),
  } as unknown as Paged<T, Name, P>
}
