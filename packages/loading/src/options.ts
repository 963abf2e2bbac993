// The options of the indicator, for all requests and for one.

/** What an app's own `show` gets; the names are those of `wx.showLoading`. */
export interface Indicator {
  readonly title: string
  readonly mask: boolean
}

/** Options of `loading`. */
export interface LoadingOptions {
  /**
   * The text for requests that have none of their own; default `'加载中'`. WeChat cuts it after seven Chinese characters,
   * like the title of a toast with an icon (`wx.showToast`'s page).
   */
  readonly title?: string | undefined
  /** Whether the indicator blocks touches on the page; default `true`. */
  readonly mask?: boolean | undefined
  /** Milliseconds before anything is shown: a shorter wait shows nothing; default 300. */
  readonly delay?: number | undefined
  /**
   * Milliseconds that the indicator stays at least, so that it does not flicker; a failure ends it at once; default
   * 300.
   */
  readonly minTime?: number | undefined
  /** Whether requests without the `loading` option show it; default `false`. */
  readonly byDefault?: boolean | undefined
  /** Shows the app's own indicator, or changes the text of the visible one; needs `hide`. Default: `wx.showLoading`. */
  readonly show?: ((indicator: Indicator) => unknown) | undefined
  /** Hides it; called once per appearance, however often `show` was called. Default: `wx.hideLoading`. */
  readonly hide?: (() => unknown) | undefined
  /** The interceptor's name; default `'loading'`. */
  readonly name?: string | undefined
}

/** The request option that `loading` adds. */
export interface LoadingKeys {
  /** `true` shows the indicator while this request runs, a string shows it with this text, `false` does not show it. */
  readonly loading: boolean | string
}
