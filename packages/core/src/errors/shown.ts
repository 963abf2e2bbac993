// What may be shown of a failure: the one place that decides what messages, JSON and consoles see.

/**
 * What may be shown of a thrown value or a `cause`: of an error, its name, code and redacted message; of a host's
 * failure, `errMsg` (redacted) and `errno`; of anything else, only its type, because it may hold a token. Never throws.
 */
export function shown(value: unknown): unknown {
  try {
    const { name, code, message, errMsg, errno } = Object(value) as { [key: string]: unknown }
    // By its tag, because the app's code may run in another realm than the host's. Browsers throw `DOMException`.
    if (/Error|Exception/.test({}.toString.call(value))) {
      return { name: redacted(`${name}`), code: plain(code), message: redacted(`${message}`) }
    }
    if (typeof errMsg === 'string') return { errMsg: redacted(errMsg), errno: plain(errno) }
  } catch {
    // A getter or a proxy has thrown.
  }
  return value === undefined ? value : typeof value
}

/**
 * What may be shown of a thrown value, in a few words, for the message of another error: the redacted message of an
 * error or of a host's failure; of anything else only its type, because it may hold a token. Never throws.
 * @example throw new ConfigError(`setToken failed: ${reasonOf(thrown)}`, { request, cause: thrown })
 */
export function reasonOf(value: unknown): string {
  const { message, errMsg } = Object(shown(value)) as { message?: string; errMsg?: string }
  return message || errMsg || `a thrown ${typeof value}`
}

/** The text without URLs, which may hold secrets. One with a query is cut to the end: a value may hold a space. */
export function redacted(text: string): string {
  return text.replace(/(\b\w+:)?\/\/[^\s?#]*([?#][\s\S]*)?|\?[^\s)][\s\S]*|[&#][^\s&#=]+=[\s\S]*/g, '…')
}

const plain = (code: unknown): unknown =>
  typeof code === 'number' || (typeof code === 'string' && /^\w+$/.test(code)) ? code : undefined
