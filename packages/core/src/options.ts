// Checks options: only own keys count, and an unknown name or a wrong type is an error instead of being ignored.
import { ConfigError } from './errors/config.ts'
import { isPlain } from './values.ts'

/**
 * For each option the `typeof` of a valid value; several are separated by spaces; `'list'` for an array, `'any'` for no
 * check of the value. `null` and NaN are values of no kind but `'any'`.
 */
export type Kinds<T> = { readonly [K in keyof Required<T>]: string }

/** The options of a call without any. */
export const noOptions = {}

// The right words for options that other HTTP clients have.
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
 * Checks options, and returns them without inherited properties.
 * @param who the owner of the options, for messages
 * @param isShared the object serves several plugins: unknown names are left to the others, unless only the case is
 * wrong
 * @throws ConfigError for an unknown name, for a value of another kind, and for anything but a plain object: what an
 * instance inherits from its class would be dropped silently
 * @example const { limit = 2 } = checkOptions('retry', options, { limit: 'number', delay: 'number function' })
 */
export function checkOptions<T extends object>(who: string, given: T, kinds: Kinds<T>, isShared = false): T {
  const options = withoutInherited(who, given)
  for (const name in options) checkOption(who, name, options[name], kinds, isShared)
  return options
}

/** @throws ConfigError for an unknown option, or one of another kind */
export function checkOption(who: string, name: string, value: unknown, kinds: object, isShared = false): void {
  const kind = (kinds as { readonly [name: string]: unknown })[name]
  const type = value === null || Number.isNaN(value) ? 'none' : Array.isArray(value) ? 'list' : typeof value
  // Most options have one kind: comparing with it is faster than searching the text.
  if (type === kind || value === undefined) return
  if (typeof kind === 'string') {
    // A plugin may have marked its option: `any*`.
    if (kind.indexOf(type) >= 0 || kind.indexOf('any') >= 0) return
    throw new ConfigError(`${who}: "${name}" must be: ${kind}`)
  }
  const near = Object.keys(kinds).find((known) => known.toLowerCase() === name.toLowerCase())
  if (isShared && !near) return
  throw new ConfigError(`${who} has no "${name}": write ${near || otherWords[name] || Object.keys(kinds)}`)
}

/**
 * Returns options in which `for…in` finds own keys only: phones run that loop faster than `Object.keys`. If nothing is
 * inherited, as usual, this is the given object itself, because a copy would slow down each request.
 * @throws ConfigError for anything but a plain object
 */
export function withoutInherited<T extends object>(who: string, options: T): T {
  if (!isPlain(options)) throw new ConfigError(`${who} takes a plain object`)
  const prototype = Object.getPrototypeOf(options)
  // Something is inherited if code has added to Object.prototype, or if the options have another prototype with keys. A
  // loop over the empty `noOptions` finds additions to Object.prototype faster than a loop over Object.prototype:
  // engines cache that an empty object has nothing to find.
  for (const _ in prototype === Object.prototype ? noOptions : prototype)
    return Object.assign(Object.create(null), options)
  return options
}
