// One navigation: asks the host in one way after another until the user is there, and a busy router again.
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

/** Opens a page in the first way that works. @returns that way, or nothing when none does */
export async function open(navigation: Navigation, ways: readonly Way[], url: () => string): Promise<Way | undefined> {
  for (const way of ways) {
    // A tab page takes no query.
    if (await route(navigation, way, () => ({ url: way === 'switchTab' ? pathOf(url()) : url() }))) return way
  }
  return undefined
}

/** Makes one routing call, again and again while the router is busy. @returns whether the user is there */
export async function route(
  navigation: Navigation,
  name: Way | 'navigateBack',
  target: () => object,
): Promise<boolean> {
  const { host, timeout, isThere } = navigation
  const call = host[name] as ((options: object) => unknown) | undefined
  if (typeof call !== 'function') return false
  for (let pause = 50; ; pause *= 1.2) {
    const answer = new Promise((success, fail) => {
      // The callbacks speak for a host that returns a promise besides; its rejection must not go unhandled.
      Promise.resolve(call.call(host, Object.assign(target(), { success, fail }))).catch(fail)
    })
    const failure = await within(answer, timeout, name).then(
      () => undefined,
      (error) => failureOf(undefined, error),
    )
    if (!failure || isThere()) return true
    navigation.waited += pause
    if (navigation.waited > timeout || !busy.test(failure.message)) return false
    await new Promise<void>((resolve) => {
      setTimeout(resolve, pause)
    })
    if (isThere()) return true
  }
}
