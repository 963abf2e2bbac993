// Options are read by their own keys: what somebody has written on Object.prototype is not an option.
import { ConfigError } from './errors/config.ts'

/**
 * The options without anything inherited. The usual object is given back as it is: a copy would cost each request.
 * @throws ConfigError for an instance of a class: what stands on its prototype would be left out without a word
 */
export function own<T extends object>(options: T): T {
  const prototype: unknown = Object.getPrototypeOf(options)
  if (!prototype || (prototype === Object.prototype && !isPolluted())) return options
  // Another realm's Object.prototype inherits nothing either.
  if (Object.getPrototypeOf(prototype)) throw new ConfigError('options must be a plain object')
  return Object.assign(Object.create(null), options)
}

function isPolluted(): boolean {
  for (const _ in {}) return true
  return false
}
