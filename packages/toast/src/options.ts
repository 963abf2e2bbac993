// Options for the words of a toast and how they are shown, for all failures and for one request.
import type { AnyHttpError, HttpRequest } from '@wxpipe/core'

/** What is shown; the names are those of `wx.showToast`. */
export interface ToastShown {
  readonly title: string
  /** With any other icon WeChat cuts the words after seven Chinese characters (`wx.showToast`'s page). */
  readonly icon: 'none'
  /** Milliseconds. */
  readonly duration: number
}

/** Options of `toast`. */
export interface ToastOptions {
  /**
   * The app's own words for a failure; `undefined` leaves them to the plugin, `''` shows nothing. The call rejects with
   * what it throws.
   */
  readonly words?: ((error: AnyHttpError, request: HttpRequest) => string | undefined) | undefined
  /** Milliseconds that the words stay, during which the same words are not shown again; default 2,000. */
  readonly duration?: number | undefined
  /** The codes of errors that are never shown; default `['ABORT', 'AUTH_EXPIRED']`. */
  readonly silent?: readonly string[] | undefined
  /** Shows the words in another way; its errors and rejections are ignored. Default: `wx.showToast`. */
  readonly show?: ((shown: ToastShown) => unknown) | undefined
  /** The interceptor's name; default `'toast'`. */
  readonly name?: string | undefined
}

/** The request option that `toast` adds. */
export interface ToastKeys {
  /**
   * `false` shows nothing for this request's failure, a string shows these words, a function its result: `undefined`
   * leaves the words to the plugin, `''` shows nothing.
   */
  readonly toast: boolean | string | ((error: AnyHttpError) => string | undefined)
}
