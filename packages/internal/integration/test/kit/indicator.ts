// What an indicator owes its user: late enough, long enough, not a moment too long, and never over a login page.
import { type HttpRequest, isHttpError, type Plugin, withRequest } from '@wxpipe/core'
import type { Surroundings } from '../extras.ts'
import { login } from '../world.ts'

/** Shorter than an app's, so that many lives show one. */
export const times = { delay: 20, minTime: 40 }
const { delay, minTime } = times

/** Watches the indicator; its plugin stands just outside `loading`, and knows which requests show it. */
export function watchIndicator({ host, wx, broken }: Surroundings) {
  /** Of each request that runs and shows it, when it began, as the how many-th event. */
  const running = new Map<HttpRequest, number>()
  let events = 0
  /** Since when any runs. */
  let since = 0
  let shownAt = 0
  let lastEnd: 'well' | 'badly' = 'well'
  let loginOpened = 0
  /** Something else has taken the one layer since then, or wx was asked in vain. */
  let isDisturbed = false
  const isShown = () => host.screen.kind === 'loading'

  const { showLoading, showToast } = wx
  wx.showLoading = ((options: never) => {
    if (!running.size) broken.push('an indicator is shown for nobody')
    if (!isShown()) {
      if (!isDisturbed && Date.now() < since + delay) broken.push('an indicator is shown too early')
      shownAt = Date.now()
    }
    return showLoading(options)
  }) as typeof showLoading
  wx.showToast = ((options: never) => {
    isDisturbed = true
    return showToast(options)
  }) as typeof showToast
  for (const api of ['navigateTo', 'redirectTo', 'reLaunch'] as const) {
    const open = wx[api] as (options: { url: string }) => unknown
    wx[api] = ((options: { url: string }) => {
      if (options.url.includes(login)) loginOpened = ++events
      return open(options)
    }) as never
  }

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
        isDisturbed = false
      }
      const passed = withRequest(request, {})
      running.set(passed, ++events)
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
      if (opensLogin) running.clear()
      throw error
    },
  }
  const look = () => {
    const now = Date.now()
    if (isShown()) {
      const isOverdue = lastEnd === 'badly' || now > shownAt + minTime
      if (!running.size && isOverdue) broken.push('an indicator is left on')
      const isBefore = [...running.values()].every((began) => began < loginOpened)
      if (host.page?.route === login && isBefore) broken.push('an indicator lies over the login page')
    } else if (running.size && !isDisturbed && now > since + delay) broken.push('a long wait shows no indicator')
  }
  return { plugin, look, timers: () => (isShown() ? 1 : 0) }
}
