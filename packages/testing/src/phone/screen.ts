// The one layer over the pages: a loading indicator or a toast, whichever was shown last.
import { invoke, Refusal } from '../calls/invoke.ts'
import { isSince } from '../state/base-library.ts'
import type { Context } from '../state/context.ts'
import type { BoxOptions } from '../wx/types.ts'

/** What covers the page: wx shows a loading indicator or a toast, never both. */
export interface Screen {
  readonly kind: 'none' | 'loading' | 'toast'
  /** Its text; `''` if it has none. */
  readonly title: string
  /** Whether it blocks touches on the page. */
  readonly mask: boolean
}

/** Draws what is shown, with its icon. */
export type Draw = (shown: Screen, icon: string) => void

const NOTHING: Screen = { kind: 'none', title: '', mask: false }
/** Milliseconds that a toast stays by default (official page of wx.showToast). */
const TOAST = 1_500
/** From this version on, hideToast and hideLoading with `noConflict` hide only their own kind. */
const NO_CONFLICT = '2.22.1'

export function createScreen(context: Context) {
  let shown = NOTHING
  let until = Number.POSITIVE_INFINITY
  let draw: Draw | undefined
  let cancelDrawing = () => {}

  const current = () => (Date.now() < until ? shown : NOTHING)
  const put = (next: Screen, ms = Number.POSITIVE_INFINITY, icon = '') => {
    cancelDrawing()
    shown = next
    until = Date.now() + ms
    if (draw === undefined) return
    draw(next, icon)
    // Only a drawn screen needs a timer; `current` works out by the clock whether a toast has ended.
    if (ms < Number.POSITIVE_INFINITY) cancelDrawing = context.timers.after(ms, () => put(NOTHING))
  }
  const show = (kind: 'loading' | 'toast', options: BoxOptions = {}, icon: string) => {
    const { title = '', mask = false, duration = TOAST } = options
    put({ kind, title, mask }, kind === 'toast' ? duration : undefined, icon)
    return undefined
  }
  const hide = (kind: 'loading' | 'toast', { noConflict }: BoxOptions = {}) => {
    const isOwnOnly = noConflict === true && isSince(context, NO_CONFLICT)
    const shownKind = current().kind
    // WeChat's own message, seen in the Android client.
    if (shownKind === 'none' || (isOwnOnly && shownKind !== kind)) throw new Refusal("toast can't be found")
    put(NOTHING)
    return undefined
  }

  return {
    get current() {
      return current()
    },
    /** From now on every change is drawn. */
    watch(watcher: Draw) {
      draw = watcher
    },
    clear: () => put(NOTHING),
    api: {
      showToast: (options?: BoxOptions) =>
        invoke(context, 'showToast', options, () => show('toast', options, options?.icon ?? 'success')),
      hideToast: (options?: BoxOptions) => invoke(context, 'hideToast', options, () => hide('toast', options)),
      showLoading: (options?: BoxOptions) =>
        invoke(context, 'showLoading', options, () => show('loading', options, 'loading')),
      hideLoading: (options?: BoxOptions) => invoke(context, 'hideLoading', options, () => hide('loading', options)),
    },
  }
}
