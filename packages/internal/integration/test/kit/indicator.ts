// What an indicator owes its user: late enough, long enough, not a moment too long, and never over a login page.
import { type HttpRequest, isHttpError, type Plugin, withRequest } from '@wxpipe/core'
import type { Surroundings } from '../extras.ts'
import { login } from '../world.ts'

/** Shorter than an app's, so that many lives show one. */
export const times = { delay: 20, minTime: 40 }
const { delay, minTime } = times

/** Watches the indicator; its plugin stands just outside `loading`, and knows which requests show it. */
export function watchIndicator({ host, wx, broken }: Surroundings) {
  /** The requests that run and show it. */
  const running = new Set<HttpRequest>()
  /** Since when any runs. */
  let since = 0
  let shownAt = 0
  let lastEnd: 'well' | 'badly' = 'well'
  /** A session has expired since it was shown: a login page opens. */
  let mustGo = false
  /** Something else has taken the one layer since then, or wx was asked in vain. */
  let isDisturbed = false
  const isShown = () => host.screen.kind === 'loading'

  // Between the two calls, whatever the layer shows.
  let isOn = false
  const { showLoading, hideLoading, showToast } = wx
  wx.showLoading = ((options: never) => {
    if (!running.size) broken.push('an indicator is shown for nobody')
    if (!isShown()) {
      if (!isDisturbed && Date.now() < since + delay) broken.push('an indicator is shown too early')
      shownAt = Date.now()
    }
    mustGo = false
    isOn = true
    return showLoading(options)
  }) as typeof showLoading
  wx.hideLoading = ((options: never) => {
    isOn = false
    return hideLoading(options)
  }) as typeof hideLoading
  wx.showToast = ((options: never) => {
    isDisturbed = true
    return showToast(options)
  }) as typeof showToast
  const end = (request: HttpRequest, how: typeof lastEnd) => {
    running.delete(request)
    lastEnd = how
  }
  const plugin: Plugin = {
    name: 'asking',
    order: 209,
    request(request) {
      if (!(request.options as { loading?: unknown }).loading) return request
      if (!running.size) {
        since = Date.now()
        if (!isOn) isDisturbed = false
      }
      const passed = withRequest(request, {})
      running.add(passed)
      return passed
    },
    response(response, request) {
      end(request, 'well')
      return response
    },
    error(error, request) {
      end(request, 'badly')
      // A login page opens: whoever runs on shows nothing any more.
      const opensLogin = isHttpError(error, 'AUTH_EXPIRED') && (request.options as { login?: unknown }).login !== false
      if (opensLogin) {
        running.clear()
        mustGo = true
      }
      throw error
    },
  }
  const look = () => {
    const now = Date.now()
    if (isShown()) {
      const isOverdue = lastEnd === 'badly' || now > shownAt + minTime
      if (!running.size && isOverdue) broken.push('an indicator is left on')
      if (mustGo && host.page?.route === login) broken.push('an indicator lies over the login page')
    } else if (running.size && !isDisturbed && now > since + delay) broken.push('a long wait shows no indicator')
  }
  return { plugin, look, timers: () => (isShown() ? 1 : 0) }
}
