// One navigation: makes one call after another until the user has arrived, and asks a busy router again.
import { failureOf, pause, within } from '@wxpipe/core'
import type { LoginState } from './login-state.ts'
import { pathOf, rooted } from './pages.ts'

type Way = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

/** A routing function of the host, and its argument. */
export type RoutingCall = readonly [
  way: Way | 'navigateBack',
  target: { readonly url: string } | { readonly delta: number },
]

/**
 * The calls that open a page, those first that keep the most pages open; none for an empty URL.
 * @param skipped how many of the first ways are left out
 */
export function callsTo(url: string | undefined, skipped: number): RoutingCall[] {
  if (!url) return []
  const ways: readonly Way[] = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']
  // The URL of a tab page takes no query.
  return ways.slice(skipped).map((way) => [way, { url: rooted(way === 'switchTab' ? pathOf(url) : url) }])
}

/**
 * Navigates with the first call that works.
 * @param timeout milliseconds that each call may take, and for which a busy router is asked again in total
 * @param isThere whether the user has arrived: a call that never answered, or another navigation, may have worked
 * @returns whether the user has arrived in the end
 */
export async function navigate<T>(
  { host }: LoginState,
  calls: readonly RoutingCall[],
  timeout: number,
  isThere: () => T,
): Promise<T | true> {
  let pauses = timeout / 100
  for (let at = 0; at < calls.length && !isThere(); ) {
    const [way, target] = calls[at]!
    const answer = new Promise((success, fail) => {
      // A host may also return a promise: only the callbacks report success, but a rejection is a failure, too.
      Promise.resolve(host[way]!(Object.assign({ success, fail }, target) as never)).catch(fail)
    })
    // `failureOf` knows where each host keeps its words: Alipay has no `errMsg`. It may throw, as a getter of the host's
    // failure does: that counts as a failure, too.
    const failure = await within(answer, timeout, way)
      .then(
        () => '',
        (thrown) => failureOf(undefined, thrown),
      )
      .catch(Object)
    if (!failure) return true
    // What routers report during a page transition.
    const isBusy = /busy|transition|in progress/i.test(`${failure}`)
    if (isBusy && pauses-- > 0) await pause(100)
    else at++
  }
  return isThere()
}
