// What the values of options, fields and arguments may be: a test in plain JavaScript has no types that say so.

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isFunction = (value: unknown) => typeof value === 'function'
/** Recognises values of other realms too, as in a test runner's `vm` context. */
const tagOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1)
const isBytes = (value: unknown) => ArrayBuffer.isView(value) || tagOf(value) === 'ArrayBuffer'
const isContent = (value: unknown) => isText(value) || isBytes(value)
const listOf = (fits: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(fits)
const recordOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  isRecord(value) && Object.values(value).every(fits)
const isRoute = (value: unknown) => isText(value) && /^[^/?]/.test(value)

/** An object with fields, also a module's; no Map, Date, list and the like, whose fields would be read as none. */
export const isRecord = (value: unknown): value is object => /^(Object|Module)$/.test(tagOf(value))

const kinds = {
  any: () => true,
  boolean: (value: unknown) => typeof value === 'boolean',
  string: isText,
  number: isNumber,
  'number from 0': (value: unknown) => isNumber(value) && value >= 0,
  'number above 0': (value: unknown) => isNumber(value) && value > 0,
  'number from 0 to 1': (value: unknown) => isNumber(value) && value >= 0 && value <= 1,
  'whole number above 0': (value: unknown) => Number.isInteger(value) && (value as number) > 0,
  'version such as 3.8.10': (value: unknown) => isText(value) && /^\d+(\.\d+)*$/.test(value),
  function: isFunction,
  'function or string': (value: unknown) => isFunction(value) || isText(value),
  'function or object': (value: unknown) => isFunction(value) || isRecord(value),
  'string or RegExp': (value: unknown) => isText(value) || tagOf(value) === 'RegExp',
  'string or bytes': isContent,
  'string or object': (value: unknown) => isText(value) || isRecord(value),
  object: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'plain object': isRecord,
  'plain object of functions': recordOf(isFunction),
  'plain object of strings or bytes': recordOf(isContent),
  'plain object of strings or bytes, by wxfile:// paths': (value: unknown) =>
    recordOf(isContent)(value) && Object.keys(value as object).every((path) => path.startsWith('wxfile://')),
  'list of strings': listOf(isText),
  'list of numbers': listOf(isNumber),
  'list of strings or bytes': listOf(isContent),
  'route without a leading slash': isRoute,
  'list of routes without a leading slash': listOf(isRoute),
}

/** The kinds, in the words of the error message. */
export type Kind = keyof typeof kinds

/** @throws Error for a value of another kind; `undefined` is no value at all, except for `any` */
export function checkKind(who: string, name: string, value: unknown, kind: Kind): void {
  if (!kinds[kind](value)) throw new Error(`${who}: "${name}" must be: ${kind}`)
}

/** A value as a message shows it: of a function, a list or another object only what it is, because its text would not help. */
export function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'a list'
  return Object(value) === value ? `an object (${tagOf(value)})` : String(value)
}
