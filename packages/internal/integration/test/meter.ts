// Counts the timer turns that a request costs where Promise is built on timers, through all eleven plugins.
import type * as Cache from '@wxpipe/cache'
import type * as Core from '@wxpipe/core'
import type * as Deadline from '@wxpipe/deadline'
import type * as Dedupe from '@wxpipe/dedupe'
import type * as Redirect from '@wxpipe/login-redirect'
import type * as Scope from '@wxpipe/page-scope'
import type * as Queue from '@wxpipe/queue'
import type * as Resume from '@wxpipe/resume'
import type * as Retry from '@wxpipe/retry'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import type * as Expiry from '@wxpipe/token-expiry'
import type * as Injection from '@wxpipe/token-injection'
import type * as Refresh from '@wxpipe/token-refresh'

/** What the meter gives to the options of its plugins. */
export interface MeterOptions {
  /** Default: synchronous. */
  readonly reading?: 'sync' | 'async'
  readonly store?: 'memory' | 'storage'
  /** Slots; default 10. */
  readonly limit?: number
  readonly expiresAt?: () => number
}

interface Asked {
  readonly url: string
  readonly header?: { readonly [name: string]: string }
  readonly success: (result: unknown) => void
  readonly fail: (failure: unknown) => void
}
/** How a send ends. */
export type HostOutcome = { readonly statusCode: number; readonly data?: unknown } | { readonly errMsg: string }

const turns = new Turns()
const SlowPromise = slowPromise(turns)
// Waits of milliseconds are no turns: their timers stand still until nothing else is left to run. With the milliseconds, because
// the shortest wait ends first: a retry's pause, not the deadline of the call.
const timers = new Map<() => void, number>()
const setTimeout = (run: () => void, milliseconds: number) => {
  timers.set(run, milliseconds)
  return run
}
const clearTimeout = (run: () => void) => void timers.delete(run)

const load = bareLoader({ Promise: SlowPromise, setTimeout, clearTimeout })
const { createClient, createCancelSource } = load<typeof Core>('@wxpipe/core')
const { cache, memoryStore, storageStore } = load<typeof Cache>('@wxpipe/cache')
const { deadline } = load<typeof Deadline>('@wxpipe/deadline')
const { dedupe } = load<typeof Dedupe>('@wxpipe/dedupe')
const { loginRedirect } = load<typeof Redirect>('@wxpipe/login-redirect')
const { pageScope } = load<typeof Scope>('@wxpipe/page-scope')
const { queue } = load<typeof Queue>('@wxpipe/queue')
const { resume } = load<typeof Resume>('@wxpipe/resume')
const { retry } = load<typeof Retry>('@wxpipe/retry')
const { tokenExpiry } = load<typeof Expiry>('@wxpipe/token-expiry')
const { tokenInjection } = load<typeof Injection>('@wxpipe/token-injection')
const { tokenRefresh } = load<typeof Refresh>('@wxpipe/token-refresh')

/** Makes a phone and a client with all plugins; `measure` counts what one request costs. */
export function createMeter({ reading = 'sync', store = 'memory', limit = 10, expiresAt }: MeterOptions = {}) {
  turns.run()
  timers.clear()
  const session = { token: 'good' }
  const asked: Asked[] = []
  const kept = new Map<string, unknown>()
  const shown = new Set<() => void>()
  const page = { route: 'pages/home/home' }
  const wx = {
    request: (options: Asked) => {
      asked.push(options)
      return { abort() {} }
    },
    ...{ onAppShow: shown.add.bind(shown), offAppShow: shown.delete.bind(shown) },
    ...{ onBeforePageUnload() {}, offBeforePageUnload() {} },
    ...{ navigateTo() {}, redirectTo() {}, reLaunch() {}, switchTab() {}, getCurrentPages: () => [page] },
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
    removeStorageSync: (key: string) => void kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  }
  const getToken = () => (reading === 'sync' ? session.token : SlowPromise.resolve(session.token))
  const client = createClient({ host: wx as never, baseURL: 'https://api.example.com/', account: () => 'ann' })
    .use(pageScope())
    .use(loginRedirect({ loginPage: 'pages/login/login', getToken }))
    .use(deadline())
    .use(cache({ ttl: 60_000, store: store === 'memory' ? memoryStore() : storageStore() }))
    .use(dedupe())
    .use(retry())
    .use(resume())
    .use(
      tokenRefresh({
        getToken,
        expiresAt,
        refresh: (api) => api.post<{ token: string }>('refresh').then(({ data }) => data),
        setToken: ({ token }) => Object.assign(session, { token }),
      }),
    )
    .use(queue({ concurrency: limit }))
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry())

  const settle = (to: Asked, given?: HostOutcome) => {
    const isGood = to.header?.['Authorization'] === 'Bearer good'
    const own = to.url.endsWith('/refresh')
      ? { statusCode: 200, data: { token: 'good' } }
      : { statusCode: isGood ? 200 : 401 }
    const outcome = given ?? own
    if ('errMsg' in outcome) to.fail(outcome)
    else to.success({ data: 'ok', header: {}, ...outcome })
  }
  /**
   * Sends, and lets the host respond at once: as listed, then well. A turn is counted from the call until the promise
   * that `begin` returns has told. Where only a wait of milliseconds is left, the app is shown, or the shortest wait ends.
   */
  const measure = (begin: (c: typeof client) => PromiseLike<unknown>, outcomes: readonly HostOutcome[] = []) => {
    while (turns.run());
    turns.count = 0
    const sent = asked.length
    const left = [...outcomes]
    let isOver = false
    let sends = 0
    const over = () => {
      isOver = true
    }
    begin(client).then(over, over)
    const isAskedAtOnce = asked.length > sent
    while (!isOver) {
      const next = asked.shift()
      const [wait] = [...timers.keys()].sort((a, b) => timers.get(a)! - timers.get(b)!)
      if (next) {
        sends++
        settle(next, left.shift())
      } else if (turns.run()) continue
      else if (shown.size) for (const show of shown) show()
      else if (wait && timers.delete(wait)) wait()
      else throw new Error('the call hangs')
    }
    return { turns: turns.count, sends, isAskedAtOnce }
  }
  return { client, createCancelSource, measure }
}
