// Shows one loading indicator while requests run that ask for it.
import {
  ConfigError,
  checkOptions,
  type HttpRequest,
  isHttpError,
  ORDER_LOADING,
  type Plugin,
  withRequest,
} from '@wxpipe/core'
import type { Indicator, LoadingKeys, LoadingOptions } from './options.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** The part of `wx` that shows and hides the indicator. */
interface LoadingHost {
  showLoading?(options: Indicator): unknown
  hideLoading?(options: { noConflict: boolean }): unknown
}

/** The functions that show and hide the indicator: the app's own, or the host's. */
interface Screen {
  show(indicator: Indicator): unknown
  hide(): unknown
}

/** Calls one of them. An error or a rejection is ignored, because it must not fail a request. */
function attempt(call: () => unknown): void {
  try {
    const promise = call() as PromiseLike<unknown> | undefined
    if (promise && promise.then) promise.then(undefined, () => {})
  } catch {
    // The indicator is not shown, or stays a little longer.
  }
}

/** @throws ConfigError that names what the host lacks */
function hostIndicator(request: HttpRequest): Screen {
  const host = Object(request.call.client.host) as LoadingHost
  const missing = host.showLoading ? !host.hideLoading && 'hideLoading' : 'showLoading'
  if (missing) throw new ConfigError(`loading: no host.${missing}`, { request })
  return {
    show: (indicator) => host.showLoading!(indicator),
    // Without noConflict, wx would hide a toast as well.
    hide: () => host.hideLoading!({ noConflict: true }),
  }
}

/**
 * Makes the plugin that shows one loading indicator for any number of requests. It appears after `delay`, stays for at
 * least `minTime` unless a failure ends it, has the text of the newest request, and disappears when the last request
 * has succeeded or failed. A request that waits for a login page shows none.
 * @throws ConfigError for an unknown option or one of the wrong type, for `show` without `hide` and the reverse, and
 * for times below 0 or together above 2e9; as a rejection, if a request asks for the indicator and the host has no
 * `showLoading` or no `hideLoading`
 * @example
 * const client = createClient({ baseURL }).use(loading())
 * client.post('order', draft, { loading: '提交中' })
 */
export function loading(options: LoadingOptions = {}): Plugin<LoadingKeys> {
  const given = checkOptions('loading', options, {
    title: 'string',
    mask: 'boolean',
    delay: 'number',
    minTime: 'number',
    byDefault: 'boolean',
    show: 'function',
    hide: 'function',
    name: 'string',
  })
  const {
    title: usualTitle = '加载中',
    mask = true,
    delay = 300,
    minTime = 300,
    byDefault = false,
    name = 'loading',
  } = given
  // A longer timer would fire at once.
  if (!given.show !== !given.hide || delay < 0 || minTime < 0 || delay + minTime > 2e9) {
    throw new ConfigError('loading: show needs hide, times 0 to 2e9 ms')
  }

  let screen = given as Screen
  /** The text of each request that shows the indicator, the newest last. */
  const running = new Map<HttpRequest, string>()
  let isShown = false
  /** The text on the screen. */
  let title: string | undefined
  /** The timer of `delay`, then that of `minTime`; `undefined` once that is over. */
  let timer: unknown

  const onTime = () => {
    timer = isShown ? undefined : setTimeout(onTime, minTime)
    isShown = true
    update()
  }
  /** Brings the screen up to date. @param atOnce hides before `minTime` is over */
  const update = (atOnce?: boolean) => {
    let newest = ''
    // Not with a spread: compilers that turn one into ES5 may take the iterator for an array.
    running.forEach((words) => {
      newest = words
    })
    if (running.size) {
      if (!isShown || newest === title) return
      title = newest
      attempt(() => screen.show({ title: newest, mask }))
    } else if (!isShown || atOnce || !timer) {
      clearTimeout(timer)
      title = timer = undefined
      if (!isShown) return
      // Set before `hide` is called, because the app's own may begin a request that shows the indicator again.
      isShown = false
      attempt(() => screen.hide())
    }
  }

  return {
    name,
    order: ORDER_LOADING,
    keys: { loading: 'boolean string' },
    request(request: HttpRequest<LoadingKeys>) {
      const { loading: rule = byDefault } = request.options
      if (rule === false) return request
      if (!given.show) screen = hostIndicator(request)
      // A copy, because the same request object may pass here twice.
      const passed = withRequest(request, {})
      running.set(passed, rule === true ? usualTitle : rule)
      if (!isShown && running.size === 1) timer = setTimeout(onTime, delay)
      update()
      return passed
    },
    response(response, request) {
      running.delete(request)
      update()
      return response
    },
    error(error, request) {
      running.delete(request)
      // A login page opens now, and no indicator may cover it, not even one for other requests.
      if (isHttpError(error, 'AUTH_EXPIRED') && (request.options as { login?: unknown }).login !== false)
        running.clear()
      update(true)
      throw error
    },
  }
}
