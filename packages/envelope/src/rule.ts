// What an envelope looks like, and how a body is read by that.
import { checkOptions, type HttpResponse, type Kinds } from '@wxpipe/core'
import type { Business } from './errors.ts'

/** A business code; compared as text, so that `0` and `'0'` are the same. */
export type Code = string | number | boolean

/** The fields of an answer's body. */
export interface EnvelopeBody {
  readonly [field: string]: unknown
}

/** What the server's envelope looks like; what is `undefined` is as the client, or else the plugin, says. */
export interface EnvelopeRule {
  /** The codes that mean success, or the app's own rule, which answers at once and also decides over bodies without a code. */
  readonly success?: readonly Code[] | ((body: EnvelopeBody, response: HttpResponse) => boolean) | undefined
  /** The field of the code; default `'code'`. */
  readonly code?: string | undefined
  /** The field of the server's words, or several of which the first text counts; default `['message', 'msg']`. */
  readonly message?: string | readonly string[] | undefined
  /** The field of the data, or what picks it out of the body of a success, at once; default `'data'`. */
  readonly data?: string | ((body: EnvelopeBody, response: HttpResponse) => unknown) | undefined
  /** Codes after which the same request may succeed later: the error says so to `retry` and `resume`; default none. */
  readonly retryable?: readonly Code[] | undefined
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
 * A rule whose fields are those of `given`, or of `base` where `given` has none, or `undefined`.
 * @throws ConfigError for an option that is not known, or of another kind
 */
export function ruleOver<R extends EnvelopeRule>(base: EnvelopeRule, given: R, kinds: Kinds<R>): Rule & R {
  const options = checkOptions('envelope', given, kinds)
  // Without a prototype, so that nothing that somebody has written there counts.
  const rule = Object.assign(Object.create(null), base)
  for (const name in options) if (options[name] !== undefined) rule[name] = options[name]
  return rule
}

/** The fields of a body, also of one that the host has left as a text (`dataType: 'text'`, a byte order mark). */
export function fieldsOf(data: unknown): EnvelopeBody | undefined {
  let body = data
  try {
    if (typeof data === 'string') body = JSON.parse(data.trim())
  } catch {
    // It is no JSON after all.
  }
  return Object(body) === body ? (body as EnvelopeBody) : undefined
}

/** The code, words and data of a body. The code is `''` where there is none, and where it is neither text, number nor boolean. */
export function businessIn(fields: EnvelopeBody = {}, { code, message, data }: Rule): Business {
  const texts = ([] as string[]).concat(message).map((field) => fields[field])
  return {
    code: /string|number|boolean/.test(typeof fields[code]) ? `${fields[code]}` : '',
    message: texts.find((text): text is string => typeof text === 'string' && !!text) || '',
    data: typeof data === 'string' ? fields[data] : undefined,
  }
}

export const isListed = (code: string, codes: readonly Code[]): boolean => codes.map(String).includes(code)
