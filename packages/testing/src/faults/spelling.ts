// A test in plain JavaScript has no types: with a misspelt word it would pass, and would have tested nothing.

/** For each name what its value may be: anything, or an object or word of another table. */
export type Known<T> = { readonly [K in keyof Required<T>]: true | object }

/**
 * @param who whose names they are, for the message
 * @param given an object, whose names are looked up, or one word
 * @param known the names or words that there are; where one has a table, what stands there is looked up too
 * @throws Error with the right words
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

/** The given word as the message shows it; of a function, whose text would say nothing, and of a list only the kind. */
const shown = (given: unknown) =>
  Array.isArray(given) ? 'a list' : typeof given === 'function' ? 'a function' : String(given)

/** The known words that begin like this one, because most slips are at a word's end or in its capitals; all of them where none does. */
function near(word: string, words: readonly string[]): string {
  const begin = word.slice(0, 3).toLowerCase()
  const alike = words.filter((one) => one.toLowerCase().startsWith(begin))
  return (alike.length > 0 ? alike : words).join(', ')
}
