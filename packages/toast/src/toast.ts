// Tells the user about a failure, once, in plain words.
import {
  type AnyHttpError,
  ConfigError,
  checkOptions,
  type HttpRequest,
  isHttpError,
  ORDER_TOAST,
  type Plugin,
} from '@wxpipe/core'
import type { ToastKeys, ToastOptions, ToastShown } from './options.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

/** The part of `wx` that shows words and, from base library 2.20.1 on, knows the phone's language. */
interface ToastHost {
  showToast?(shown: ToastShown): unknown
  getAppBaseInfo?(): { language: string }
}

/** The server's own words, or the plugin's for this kind of failure, in Chinese or in English. */
function usualWords(error: AnyHttpError & { business?: object }, host: ToastHost): string {
  let language: string | undefined
  try {
    language = host.getAppBaseInfo!().language
  } catch {
    // A host that does not know the language, or throws, must not fail the call.
  }
  const [chinese, english] = /NETWORK|TIMEOUT/.test(error.code)
    ? ['网络异常', 'Network error']
    : Object(error.response).statusCode === 429
      ? ['操作过快', 'Too many requests']
      : ['操作失败', 'Request failed']
  // An error of @wxpipe/envelope has `business`. It is known by its shape, because that package may not be installed.
  return Object(error.business).message || (!language || /^zh/.test(language) ? `${chinese}，请稍后重试` : english)
}

/**
 * Makes the plugin that tells the user what went wrong: once for any number of failures with the same words, and not at
 * all if nothing went wrong for the user, as when the user has left the page or a login page opens.
 * @throws ConfigError for an unknown option or one of the wrong type and, as a rejection, if there are words to show
 * and the host has no `showToast`; what `words` throws (as a rejection)
 * @example
 * const client = createClient({ baseURL }).use(toast({ words: (error) => WORDS[businessOf(error)?.code ?? ''] }))
 * client.post('order', draft, { toast: '下单失败，请重试' })
 */
export function toast(options: ToastOptions = {}): Plugin<ToastKeys> {
  const given = checkOptions('toast', options, {
    words: 'function',
    duration: 'number',
    silent: 'list',
    show: 'function',
    name: 'string',
  })
  const { name = 'toast', duration = 2_000, silent = ['ABORT', 'AUTH_EXPIRED'] } = given
  /** The words that were shown in the last `duration`. */
  const recent = new Set<string>()

  /** Shows the words for an error, if there are any. @throws ConfigError where nothing can show them */
  const showWords = (error: AnyHttpError, request: HttpRequest<ToastKeys>): void => {
    const { toast: rule } = request.options
    const host = Object(request.call.client.host) as ToastHost
    const show = given.show || host.showToast
    let title = typeof rule === 'function' ? rule(error) : rule
    if (typeof title !== 'string') title = given.words && given.words(error, request)
    if (typeof title !== 'string') title = usualWords(error, host)
    if (!title || recent.has(title)) return
    if (!show) throw new ConfigError('toast: no showToast', { request })
    recent.add(title)
    setTimeout(() => recent.delete(title as string), duration)
    try {
      // What it returns may be a promise, whose rejection nobody else would handle.
      Promise.resolve(show.call(given.show ? given : host, { title, icon: 'none', duration })).catch(() => {})
    } catch {
      // The caller still gets the error of the call.
    }
  }

  return {
    name,
    order: ORDER_TOAST,
    keys: { toast: 'boolean string function' },
    error(error, request: HttpRequest<ToastKeys>) {
      // An error other than an HttpError is a mistake in the app's own code: it belongs in the console, not on the
      // screen.
      if (request.options.toast !== false && isHttpError(error) && !silent.includes(error.code))
        showWords(error, request)
      throw error
    },
  }
}
