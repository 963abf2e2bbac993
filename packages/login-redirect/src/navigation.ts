// One navigation: asks the host in one way after another until the page is open, and a busy router again.
import { failureOf, within } from '@wxpipe/core'
import type { RoutingHost, Way } from './host.ts'
import { pathOf } from './pages.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

/** What one navigation needs to know. */
export interface Navigation {
  readonly host: RoutingHost
  /** Milliseconds that each call may take, and that a busy router is waited for in all. */
  readonly timeout: number
  /** Whether the user is there: a call that never answered, or somebody else's, may have worked. */
  isThere(): boolean
  /** Milliseconds that a busy router has been waited for; begins with 0. */
  waited: number
}

// What routers say in the middle of a page transition: dimina's "busy", and the words of others.
const busy = /busy|transition|in progress|navigating|too frequent|频繁/i

/** Opens the page in the first way that works. @returns that way, or nothing when none does */
export async function open(navigation: Navigation, ways: readonly Way[], url: () => string): Promise<Way | undefined> {
  const { host } = navigation
  for (const way of ways) {
    // A tab page takes no query.
    const target = () => (way === 'switchTab' ? pathOf(url()) : url())
    if (await isDone(navigation, way, (call) => host[way]!(Object.assign(call, { url: target() })))) return way
  }
  return undefined
}

/** Goes back over so many pages. */
export function back(navigation: Navigation, delta: number): Promise<boolean> {
  return isDone(navigation, 'navigateBack', (call) => navigation.host.navigateBack!(Object.assign(call, { delta })))
}

type Callbacks = { success(): void; fail(failure: unknown): void }

/** Makes one routing call, again and again while the router is busy. */
async function isDone(
  navigation: Navigation,
  name: Way | 'navigateBack',
  route: (call: Callbacks) => unknown,
): Promise<boolean> {
  const { host, timeout, isThere } = navigation
  if (typeof host[name] !== 'function') return false
  for (let pause = 50; ; pause *= 1.2) {
    try {
      await within(answerOf(route), timeout, name)
      return true
    } catch (failure) {
      if (isThere()) return true
      navigation.waited += pause
      if (navigation.waited > timeout || !busy.test(failureOf(undefined, failure).message)) return false
    }
    await new Promise<void>((resolve) => {
      setTimeout(resolve, pause)
    })
    if (isThere()) return true
  }
}

function answerOf(route: (call: Callbacks) => unknown): Promise<void> {
  return new Promise((success, fail) => {
    // The callbacks speak for a host that returns a promise besides; its rejection must not go unhandled.
    Promise.resolve(route({ success, fail })).catch(fail)
  })
}
