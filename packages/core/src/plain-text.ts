// Writes plain values as texts that are equal exactly when the values are.

/**
 * The text of a plain value, with the keys of objects in order. It tells apart what JSON writes alike: `undefined`, `null` and
 * `NaN`, a Date and its text.
 * @throws for anything else, which may hide what it is made of, and for what stands in a circle
 */
export function textOf(value: unknown): string {
  const type = typeof value
  if (type === 'string') return JSON.stringify(value)
  if (value === null || type === 'number' || type === 'boolean' || type === 'undefined') return `${value}`
  // By its tag, because a host's values may come from another realm.
  if ({}.toString.call(value) === '[object Date]') return `Date ${+(value as Date)}`
  if (Array.isArray(value)) return `[${value.map(textOf)}]`
  const prototype = Object.getPrototypeOf(value)
  if (type !== 'object' || (prototype && Object.getPrototypeOf(prototype))) throw new TypeError('no plain value')
  const object = value as { readonly [name: string]: unknown }
  const fields = Object.keys(object)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${textOf(object[name])}`)
  return `{${fields}}`
}
