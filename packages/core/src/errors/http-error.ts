// The base class of all errors: the mark that identifies them, the form of their messages, and what logs must not show.
import type { HttpRequest, HttpResponse } from '../types/index.ts'
import { publicUrl } from '../url.ts'
import { shown } from './shown.ts'

/** What an error carries besides its message. */
export interface ErrorDetails {
  /** The request that it is about: its method, and its URL without query, begin the message. */
  readonly request?: HttpRequest | undefined
  /** The response that led to it, if there was one. */
  readonly response?: HttpResponse | undefined
  /** The host's own failure (`{ errMsg, errno }`), the abort reason, or the underlying error. */
  readonly cause?: unknown
}

// The mark of these errors: a registered symbol, so that two copies of core in one app recognise each other's errors.
const brand = Symbol.for('wxpipe.HttpError')
// The method that Node's console and util.inspect call to show an object.
const inspect = Symbol.for('nodejs.util.inspect.custom')

/**
 * Base of every error that wxpipe makes; narrow with `isHttpError(error, code)`. For an error of your own, throw one of
 * its subclasses: plugins and apps know their codes.
 * @example if (isHttpError(error)) console.log(JSON.stringify(error)) // { name, code, message, cause }, nothing secret
 */
export class HttpError extends Error {
  /** The kind of failure; that of each subclass is in `AnyHttpError`. */
  declare readonly code: string
  /** What led to it: the host's `errMsg` and `errno`, an abort's reason, another error. Not enumerable. */
  declare readonly cause: unknown
  /** The request as it was when it failed; not enumerable, because its header may hold a token. */
  declare readonly request: HttpRequest | undefined
  /** The response, if there was one; not enumerable, because its data may hold a token. */
  declare readonly response: HttpResponse | undefined

  constructor(name: string, code: string, what: string, { request, response, cause }: ErrorDetails = {}) {
    super(nameOf(request) + what)
    // In code compiled to ES5, `super` returns a plain Error, which needs the prototype of the class that was called.
    Object.setPrototypeOf(this, new.target.prototype)
    // Consoles show the name of the class, which is minified in the main file.
    if (Object.getPrototypeOf(new.target) === HttpError) Object.defineProperty(new.target, 'name', { value: name })
    // Not enumerable, so that logs and JSON.stringify pass over them.
    Object.defineProperties(this, {
      [brand]: { value: true },
      // Writable, so that a plugin's subclass can set its own name.
      name: { value: name, writable: true },
      request: { value: request },
      response: { value: response },
      cause: { value: cause },
      // Without this, Node would print everything in `cause`.
      [inspect]: { value: () => `${this.stack}\n${JSON.stringify(this)}` },
    })
    ;(this as { code: string }).code = code
  }

  /** What may be logged: no header, no query, no body, and of `cause` only what cannot hold a token. Never throws. */
  toJSON(): object {
    const { name, code, message, cause } = this
    return { name, code, message, cause: shown(cause) }
  }
}

/** The request as named in messages; empty if a hook has made it unreadable. */
function nameOf(request: HttpRequest | undefined): string {
  try {
    return request ? `${request.method} ${publicUrl(request)}: ` : ''
  } catch {
    return ''
  }
}

/** Tells whether a value carries the mark of these errors, whichever copy of core made it. */
export function isBranded(value: unknown): value is HttpError {
  return !!(Object(value) as { [brand]?: true })[brand]
}
