// The parameters of a query or a form, decoded: most gateways sign these.

/** A name or a value, decoded. Invalid escapes stay as they are, as on most servers: users type `50%` into a search. */
const decoded = (text: string): string =>
  text.replace(/\+/g, ' ').replace(/(%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })

/**
 * Names and values of a query or a form, decoded, in their original order. What cannot be decoded, such as the `%` of
 * `50%`, stays as it was sent.
 * @example pairsOf('b=2&a=%E4%BD%A0') // [['b', '2'], ['a', '你']]
 */
export const pairsOf = (text: string): [name: string, value: string][] =>
  text
    .split('&')
    .filter(Boolean)
    // Only at the first `=`: a value may hold more of them, and a name alone has an empty value.
    .map((pair) => pair.replace(/=|$/, '\0').split('\0', 2).map(decoded) as [string, string])

/**
 * `a=1&b=你`: the parameters, decoded and sorted by name, and by value if a name is repeated (by UTF-16 code unit, which
 * is the order of ASCII).
 * @param text a query or a form; more parameters are joined to it with `&`
 * @example sortedPairs(`${query}&timestamp=${timestamp}&nonce=${nonce}`)
 */
export const sortedPairs = (text: string): string =>
  pairsOf(text)
    // Sorted with a NUL between name and value: it comes before all other characters, so that `a` comes before `a-b`.
    .map((pair) => pair.join('\0'))
    .sort()
    .join('&')
    .replace(/\0/g, '=')
