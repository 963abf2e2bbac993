// One navigation: asks the host in one way after another until the user is there, and a busy router again.
import { reasonOf, within } from '@wxpipe/core'
import type { RoutingHost } from './options.ts'
import { pathOf } from './pages.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

type Way = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

/** The ways of opening a page, that which keeps the most open pages first. */
export const ways: readonly Way[] = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']

/** What one navigation needs to know. */
export interface Navigation {
  readonly host: RoutingHost
  /** Milliseconds that each call may take, and that a busy router is waited for in all. */
  readonly timeout: number
  /** Whether the user is there: a call that never answered, or somebody else's, may have worked. */
  isThere(): boolean
}

// What routers say in the middle of a page transition: dimina's "busy", and the words of others.
const busy = /busy|transition|in progress|navigating|too frequent|频繁/i

/** Navigates in the first way that works. @returns whether one does */
export async function navigate(
  { host, timeout, isThere }: Navigation,
  ways: readonly (Way | 'navigateBack')[],
  target: () => { readonly url?: string; readonly delta?: number },
): Promise<boolean> {
  let waited = 0
  for (const way of ways) {
    for (let pause = 50; ; pause *= 1.2) {
      const answer = new Promise((success, fail) => {
        const call: { url?: string } = Object.assign({ success, fail }, target())
        // A tab page takes no query.
        if (way === 'switchTab') call.url = pathOf(call.url!)
        // The callbacks speak for a host that returns a promise besides; its rejection must not go unhandled.
        Promise.resolve(host[way]!(call as never)).catch(fail)
      })
      try {
        await within(answer, timeout, way)
        return true
      } catch (failure) {
        waited += pause
        if (isThere()) return true
        if (waited > timeout || !busy.test(reasonOf(failure))) break
      }
      await new Promise<void>((resolve) => {
        setTimeout(resolve, pause)
      })
      if (isThere()) return true
    }
  }
  return false
}
