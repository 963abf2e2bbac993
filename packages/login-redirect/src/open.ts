// One navigation: asks the host in one way after another until the page is open.
import { pathOf, type RoutingHost } from './host.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** The ways of opening a page. */
export type Way = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

/** What `work` yields within `timeout` milliseconds; `undefined` when it fails or takes longer. */
export function within<T>(timeout: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    // Timers hold 31 bits; beyond that they fire at once.
    const timer = setTimeout(resolve as () => void, Math.min(timeout, 2e9))
    work
      .catch(() => undefined)
      .then((value) => {
        clearTimeout(timer)
        resolve(value)
      })
  })
}

/** Opens `url` in the first way that works; `isThere` tells when a call that never answered has worked all the same. */
export async function open(
  host: RoutingHost,
  ways: readonly Way[],
  url: string,
  timeout: number,
  isThere: () => boolean,
): Promise<boolean> {
  for (const way of ways) {
    // A tab page takes no query.
    const target = way === 'switchTab' ? pathOf(url) : url
    const asked = new Promise<true>((resolve, fail) => {
      // The callbacks speak for a host that returns a promise besides; its rejection must not go unhandled.
      Promise.resolve(host[way]({ url: target, success: () => resolve(true), fail })).catch(fail)
    })
    if ((await within(timeout, asked)) || isThere()) return true
  }
  return false
}
