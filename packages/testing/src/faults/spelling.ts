// Checks names and words at run time: a test in plain JavaScript has no types, and with a misspelt word it would pass
// without testing anything.

/** What the value of each name may be: anything (`true`), or an object or word of another table. */
export type Known<T> = { readonly [K in keyof Required<T>]: true | object }

/**
 * @param who the owner of the names, for the message
 * @param given an object, whose names are checked, or one word
 * @param known the valid names or words; if a name has a table, its value is checked as well
 * @throws Error that lists the right words
 */
export function check(who: string, given: unknown, known: object): void {
  const table = known as Readonly<Record<string, unknown>>
  const isNamed = typeof given === 'object' && given !== null && !Array.isArray(given)
  for (const word of isNamed ? Object.keys(given) : [shown(given)]) {
    if (!Object.hasOwn(table, word)) throw new Error(`${who} has no "${word}": write ${near(word, Object.keys(table))}`)
    const value = isNamed ? (given as Readonly<Record<string, unknown>>)[word] : undefined
    const inside = table[word]
    if (value !== undefined && typeof inside === 'object') check(`${who}: ${word}`, value, inside as object)
  }
}

/** What the table has for the word. */
export function lookUp<T extends object, K extends keyof T>(who: string, word: K, table: T): T[K] {
  check(who, word, table)
  return table[word]
}

/** The given word as the message shows it; for a function or a list only the kind, because its text would not help. */
const shown = (given: unknown) =>
  Array.isArray(given) ? 'a list' : typeof given === 'function' ? 'a function' : String(given)

/**
 * The known words that begin like this one, because most slips are at a word's end or in its capitals; else all of
 * them.
 */
function near(word: string, words: readonly string[]): string {
  const begin = word.slice(0, 3).toLowerCase()
  const alike = words.filter((one) => one.toLowerCase().startsWith(begin))
  return (alike.length > 0 ? alike : words).join(', ')
}
