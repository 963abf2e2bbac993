// The parameters of a query or a form, decoded: what most gateways want signed.

/**
 * Names and values of a query or a form, decoded, in the order in which they stand.
 * @throws URIError for a text that cannot be decoded
 * @example pairsOf('b=2&a=%E4%BD%A0') // [['b', '2'], ['a', '你']]
 */
export const pairsOf = (text: string): [name: string, value: string][] =>
  text
    .split('&')
    .filter(Boolean)
    // A NUL between name and value, which no real value holds: a decoded value may hold `=`.
    .map((pair) => pair.replace(/=|$/, '%00').replace(/\+/g, ' '))
    .map((pair) => decodeURIComponent(pair).split('\0', 2) as [string, string])

/**
 * `a=1&b=你`: the parameters decoded, in the order of names, and of values where a name stands several times (by UTF-16 code
 * unit, which is the order of ASCII).
 * @param text a query or a form; more parameters are joined to it with `&`
 * @throws URIError for a text that cannot be decoded
 * @example sortedPairs(`${query}&timestamp=${timestamp}&nonce=${nonce}`)
 */
export const sortedPairs = (text: string): string =>
  pairsOf(text)
    // Sorted with a NUL between name and value: it comes before all other characters, so that `a` comes before `a-b`.
    .map((pair) => pair.join('\0'))
    .sort()
    .join('&')
    .replace(/\0/g, '=')
