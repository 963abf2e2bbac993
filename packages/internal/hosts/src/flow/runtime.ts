// What differs from one runtime to the next; everything else of the flow is the same for all.
import type { StorageHost } from '@wxpipe/cache'
import type { Host } from '@wxpipe/core'
import type { PageScopePlugin } from '@wxpipe/page-scope'

/** A runtime that the flow runs in. */
export interface FlowRuntime {
  /** Options of a request for bytes that this runtime needs besides `responseType`. */
  readonly bytes?: { readonly dataType: string }
  /** What `createClient` takes. */
  readonly host: Host
  /** `pageScope()`, told of pages that go as this runtime tells it. */
  readonly scope: PageScopePlugin
  /** A flow server with a path that no other run uses, such as `http://127.0.0.1:4000/uni-h5/`. */
  readonly baseURL: string
  /** An address at which nobody listens. */
  readonly nowhere: string
  /** Two pages without code of their own: the flow opens `detail` with a query, `login` is what login-redirect opens. */
  readonly pages: { readonly detail: string; readonly login: string }
  /** The page on top with its query, as it was opened. */
  here(): string
  /** Opens a page over this one, as a tap does. */
  open(url: string): unknown
  /** Leaves the page on top, as the user does. */
  back(): unknown
  /** Waits until pages have come and gone as a user sees it; a runtime that loses its way when it is driven faster needs it. */
  rest?(): unknown
  /** Where the host has no storage: what has. */
  readonly storage?: StorageHost | undefined
}

export const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms)
  })

/** Waits until it is true; the check says what was there instead when it never is. */
export async function until(isTrue: () => boolean, ms = 5_000): Promise<void> {
  for (let left = ms; left > 0 && !isTrue(); left -= 20) await wait(20)
}
