// Writes plain values as texts that are equal exactly when the values are.

/**
 * The text of a plain value, with the keys of objects sorted. It distinguishes what JSON writes alike: `undefined`,
 * `null` and `NaN`, a Date and its text.
 * @throws for anything else, whose content may be hidden; for a value with `toJSON`, which decides itself what is sent;
 * and for a circular value
 */
export function textOf(value: unknown): string {
  const type = typeof value
  if (type === 'string') return JSON.stringify(value)
  if (value === null || type === 'number' || type === 'boolean' || type === 'undefined') return `${value}`
  const prototype = Object.getPrototypeOf(value)
  const base = prototype && Object.getPrototypeOf(prototype)
  // Recognised by its tag: a host's values may come from another realm. `getTime` throws if only the tag is a Date's.
  if ({}.toString.call(value) === '[object Date]' && !Reflect.ownKeys(value as Date)[0] && !Object.getPrototypeOf(base))
    return `Date ${Date.prototype.getTime.call(value)}`
  const object = value as { readonly [name: string]: unknown }
  const isList = Array.isArray(value)
  if (typeof object['toJSON'] === 'function' || (base && !isList)) {
    throw new TypeError('no plain value')
  }
  if (isList) {
    // Not `map`, which skips empty slots.
    let items = ''
    for (let index = 0; index < value.length; index++) items += `${textOf(value[index])},`
    return `[${items}]`
  }
  const fields = Object.keys(object)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${textOf(object[name])}`)
  return `{${fields}}`
}
