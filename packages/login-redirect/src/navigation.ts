// One navigation: asks the host with one call after another until the user is there, and a busy router again.
import { pause, reasonOf, within } from '@wxpipe/core'
import type { LoginState } from './login-state.ts'
import { pathOf, rooted } from './pages.ts'

type Way = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

/** A function of the host, and what it is called with. */
export type RoutingCall = readonly [
  way: Way | 'navigateBack',
  target: { readonly url: string } | { readonly delta: number },
]

/**
 * The calls that open a page, that which keeps the most open pages first; none for an empty URL.
 * @param skipped how many of the ways are left out
 */
export function callsTo(url: string | undefined, skipped: number): RoutingCall[] {
  if (!url) return []
  const ways: readonly Way[] = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']
  // A tab page takes no query.
  return ways.slice(skipped).map((way) => [way, { url: rooted(way === 'switchTab' ? pathOf(url) : url) }])
}

/**
 * Navigates with the first call that works.
 * @param timeout milliseconds that each call may take, and that a busy router is asked again in all
 * @param isThere whether the user is there: a call that never answered, or somebody else's, may have worked
 * @returns whether the user is there in the end
 */
export async function navigate(
  { host }: LoginState,
  calls: readonly RoutingCall[],
  timeout: number,
  isThere: () => boolean | undefined,
): Promise<boolean | undefined> {
  let pauses = timeout / 100
  for (let at = 0; at < calls.length && !isThere(); ) {
    const [way, target] = calls[at]!
    const answer = new Promise((success, fail) => {
      // The callbacks speak for a host that returns a promise besides; its rejection must not go unhandled.
      Promise.resolve(host[way]!(Object.assign({ success, fail }, target) as never)).catch(fail)
    })
    const failure = await within(answer, timeout, way).then(() => '', reasonOf)
    if (!failure) return true
    // What routers say in the middle of a page transition.
    if (/busy|transition|in progress/i.test(failure) && pauses-- > 0) {
      await pause(100)
    } else at++
  }
  return isThere()
}
