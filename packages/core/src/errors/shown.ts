// What may be shown of a failure: the one place that decides what messages, JSON and consoles see.

/**
 * What may be shown of any value that was thrown or stands in `cause`: of an error its name, code and redacted message; of
 * a host's failure `errMsg` (redacted) and `errno`; of anything else its type only, because it may hold a token. Never
 * throws.
 */
export function shown(value: unknown): unknown {
  try {
    const { name, code, message, errMsg, errno } = Object(value) as { [key: string]: unknown }
    // By its tag, because the app's code may come from another realm than the host's. `DOMException` is the browsers'.
    if (/Error|Exception/.test({}.toString.call(value))) {
      return { name: redacted(`${name}`), code: plain(code), message: redacted(`${message}`) }
    }
    if (typeof errMsg === 'string') return { errMsg: redacted(errMsg), errno: plain(errno) }
  } catch {
    // A getter or a proxy that throws.
  }
  return value === undefined ? value : typeof value
}

/** The same as a few words, for the message of another error. */
export function reasonOf(value: unknown): string {
  const { message, errMsg } = Object(shown(value)) as { message?: string; errMsg?: string }
  return message || errMsg || `a thrown ${typeof value}`
}

/** A text without URLs, which may hold secrets. One with a query goes on to the end, because a value may hold a blank. */
export function redacted(text: string): string {
  return text.replace(/(\b\w+:)?\/\/[^\s?#]*([?#][\s\S]*)?|\?[^\s)][\s\S]*|[&#][^\s&#=]+=[\s\S]*/g, '…')
}

const plain = (code: unknown): unknown =>
  typeof code === 'number' || (typeof code === 'string' && /^\w+$/.test(code)) ? code : undefined
