// Options are read by their own keys, each of them known and of its kind: a mistyped word is an error, not ignored.
import { ConfigError } from './errors/config.ts'
import { isPlain } from './values.ts'

/**
 * For the name of each option what `typeof` says of a good value, several with a blank between them; `'list'` for an array,
 * `'any'` for what is not looked at.
 */
export type Kinds<T> = { readonly [K in keyof Required<T>]: string }

/** The options of a call that was given none. */
export const noOptions = {}

// What to write for options that other clients have.
const otherWords: { readonly [word: string]: string | null } = {
  // No prototype: an unknown option "constructor" must find nothing here.
  __proto__: null,
  params: 'query',
  headers: 'header',
  success: 'await',
  fail: 'await',
  complete: 'await',
}

/**
 * The options without anything inherited.
 * @param who whose options they are, for messages
 * @param isShared the object serves several plugins: names that are not known are theirs, unless only the case is wrong
 * @throws ConfigError for a name that is not known, for a value of another kind, and for what is no plain object: what
 * stands on the prototype of a class would be left out without a word
 * @example const { limit = 2 } = checkOptions('retry', options, { limit: 'number', delay: 'number function' })
 */
export function checkOptions<T extends object>(who: string, given: T, kinds: Kinds<T>, isShared = false): T {
  const options = withoutInherited(who, given)
  for (const name in options) checkOption(who, name, options[name], kinds, isShared)
  return options
}

/** @throws ConfigError for an option that is not known, or of another kind */
export function checkOption(who: string, name: string, value: unknown, kinds: object, isShared = false): void {
  const kind = (kinds as { readonly [name: string]: unknown })[name]
  const type = value === null || Number.isNaN(value) ? 'none' : Array.isArray(value) ? 'list' : typeof value
  // The usual option has one kind: comparing with it is quicker than searching in the text.
  if (type === kind || value === undefined || kind === 'any') return
  if (typeof kind === 'string') {
    if (kind.indexOf(type) >= 0) return
    throw new ConfigError(`${who}: "${name}" must be: ${kind}`)
  }
  const near = Object.keys(kinds).find((known) => known.toLowerCase() === name.toLowerCase())
  if (isShared && !near) return
  throw new ConfigError(`${who} has no "${name}": write ${near || otherWords[name] || Object.keys(kinds)}`)
}

/**
 * Options in which `for…in` finds own keys only: phones run that loop quicker than `Object.keys`. Where nothing is inherited, as
 * usual, it is the given object itself: a copy would cost each request.
 * @throws ConfigError for what is no plain object
 */
export function withoutInherited<T extends object>(who: string, options: T): T {
  if (!isPlain(options)) throw new ConfigError(`${who} takes a plain object`)
  const prototype = Object.getPrototypeOf(options)
  // Something is inherited if somebody has written on Object.prototype, or if the options have another prototype with keys. The loop
  // over the empty `noOptions` finds what is on Object.prototype quicker than a loop over Object.prototype: engines remember for an
  // empty object that there is nothing to find.
  for (const _ in prototype === Object.prototype ? noOptions : prototype)
    return Object.assign(Object.create(null), options)
  return options
}
