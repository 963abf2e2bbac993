// What an app can say about the indicator, for all requests and for one.

/** What an app's own indicator is given; the names are `wx.showLoading`'s. */
export interface Indicator {
  readonly title: string
  readonly mask: boolean
}

/** Options of `loading`. */
export interface LoadingOptions {
  /** The words of a request that has none of its own; default `'加载中'`. WeChat cuts them after seven Chinese characters. */
  readonly title?: string | undefined
  /** Whether the page under the indicator takes no touch; default `true`. */
  readonly mask?: boolean | undefined
  /** Milliseconds before anything is shown: a shorter wait shows nothing; default 300. */
  readonly delay?: number | undefined
  /** Milliseconds that the indicator stays at least, so that it does not flicker; a failure ends it at once; default 300. */
  readonly minTime?: number | undefined
  /** Whether requests that say nothing show it; default `false`. */
  readonly byDefault?: boolean | undefined
  /** Shows an indicator of the app's own, and changes the words of one that is shown; needs `hide`. Default: `wx.showLoading`. */
  readonly show?: ((indicator: Indicator) => unknown) | undefined
  /** Hides it; called once after each first `show`. Default: `wx.hideLoading`. */
  readonly hide?: (() => unknown) | undefined
  /** The interceptor's name; default `'loading'`. */
  readonly name?: string | undefined
}

/** The request option that `loading` adds. */
export interface LoadingKeys {
  /** `true` shows the indicator while this request runs, a text does so with these words, `false` does not. */
  readonly loading: boolean | string
}
