// The rule that describes an envelope, and how bodies are read by it.
import { checkOptions, type HttpResponse, type Kinds } from '@wxpipe/core'

/** A business code; compared as text, so that `0` and `'0'` are the same. */
export type Code = string | number | boolean

/** The fields of a response's body. */
export interface EnvelopeBody {
  readonly [field: string]: unknown
}

/** What the server's envelope looks like. An undefined field falls back to the client's rule, then to the plugin's. */
export interface EnvelopeRule {
  /** The codes that mean success, or the app's own synchronous test, which also judges bodies without a code. */
  readonly success?: readonly Code[] | ((body: EnvelopeBody, response: HttpResponse) => boolean) | undefined
  /** The field of the code; default `'code'`. */
  readonly code?: string | undefined
  /** The field of the server's message, or several: the first non-empty string counts; default `['message', 'msg']`. */
  readonly message?: string | readonly string[] | undefined
  /** The field of the data, or a synchronous function that picks it from a successful body; default `'data'`. */
  readonly data?: string | ((body: EnvelopeBody, response: HttpResponse) => unknown) | undefined
  /** Codes after which the same request may succeed later: the error tells `retry` and `resume` so; default none. */
  readonly retryable?: readonly Code[] | undefined
}

/** What the server says about its refusal. It may name a person, so neither the error's message nor its JSON has it. */
export interface Business {
  /** The code as a string; `''` if the app's own rule refused a body without a code. */
  readonly code: string
  /** The server's message for the user; `''` if there is none. */
  readonly message: string
  /** The content of the data field; `undefined` if the rule's `data` is a function. */
  readonly data: unknown
}

/** A rule whose fields are all there. */
export type Rule = { readonly [K in keyof EnvelopeRule]-?: NonNullable<EnvelopeRule[K]> }

/** The kinds of the rule's fields, for `checkOptions`. */
export const ruleKinds: Kinds<EnvelopeRule> = {
  success: 'list function',
  code: 'string',
  message: 'string list',
  data: 'string function',
  retryable: 'list',
}

export const defaults: EnvelopeRule = { code: 'code', message: ['message', 'msg'], data: 'data', retryable: [] }

/**
 * A rule with the fields of `given`, and those of `base` where `given` has none or `undefined`.
 * @throws ConfigError for an unknown option or one of the wrong type
 */
export function ruleOver<R extends EnvelopeRule>(base: EnvelopeRule, given: R, kinds: Kinds<R>): Rule & R {
  const options = checkOptions('envelope', given, kinds)
  // Without a prototype, so that fields which other code adds to Object.prototype do not count.
  const rule = Object.assign(Object.create(null), base)
  for (const name in options) if (options[name] !== undefined) rule[name] = options[name]
  return rule
}

/**
 * The fields of a body, even if the host left it as text (`dataType: 'text'`, a byte order mark, a U+2028 in a string, of
 * which iOS makes a line break). JSON allows no line break inside a string: there it becomes a space.
 */
export function fieldsOf(data: unknown): EnvelopeBody | undefined {
  try {
    const body = typeof data === 'string' ? JSON.parse(data.trim().replace(/\n/g, ' ')) : data
    if (Object(body) === body) return body
  } catch {
    // It is not JSON.
  }
  return undefined
}

/** The code, message and data of a body. The code is `''` if it is missing or not a string, number or boolean. */
export const businessIn = (fields: EnvelopeBody = {}, { code, message, data }: Rule): Business => ({
  code: /string|number|boolean/.test(typeof fields[code]) ? `${fields[code]}` : '',
  message:
    (([] as string[])
      .concat(message)
      .map((field) => fields[field])
      .find((text) => text && typeof text === 'string') as string) || '',
  data: typeof data === 'string' ? fields[data] : undefined,
})

export const isListed = (code: string, codes: readonly Code[]): boolean => codes.map(String).includes(code)
