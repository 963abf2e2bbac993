// Checks names, words and kinds of values at run time: a test in plain JavaScript has no types, and with a misspelt
// word or a number written as text it would pass without testing anything.
import { checkKind, isRecord, type Kind, shown } from './kinds.ts'

/** For each name the kind of its value, the words that it may be (each with `true`), or a table of names inside. */
export type Known<T> = { readonly [K in keyof Required<T>]: Kind | object }

/**
 * Checks the fields of an object; a field that is `undefined` is as good as none.
 * @param who the owner of the names, for the message
 * @throws Error that says what is right
 */
export function check(who: string, given: unknown, known: object): void {
  if (!isRecord(given)) throw mistake(who, given, known)
  const table = known as Readonly<Record<string, Kind | object>>
  const fields = given as Readonly<Record<string, unknown>>
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(table, name)) throw mistake(who, name, known)
    const inside = table[name] as Kind | object
    const value = fields[name]
    if (value === undefined) continue
    if (typeof inside === 'string') checkKind(who, name, value, inside)
    else if (isWords(inside)) checkWord(`${who}: ${name}`, value, inside)
    else {
      checkKind(who, name, value, 'plain object')
      check(`${who}: ${name}`, value, inside)
    }
  }
}

/** @throws Error that lists the right words, if the word is no name in the table */
export function checkWord(who: string, word: unknown, table: object): void {
  if (!Object.hasOwn(table, shown(word))) throw mistake(who, word, table)
}

/** What the table has for the word. */
export function lookUp<T extends object, K extends keyof T>(who: string, word: K, table: T): T[K] {
  checkWord(who, word, table)
  return table[word]
}

const isWords = (table: object) => Object.values(table)[0] === true

const mistake = (who: string, given: unknown, table: object) =>
  new Error(`${who} has no "${shown(given)}": write ${near(shown(given), Object.keys(table))}`)

/**
 * The known words that begin like this one, because most slips are at a word's end or in its capitals; else all of
 * them.
 */
function near(word: string, words: readonly string[]): string {
  const begin = word.slice(0, 3).toLowerCase()
  const alike = words.filter((one) => one.toLowerCase().startsWith(begin))
  return (alike.length > 0 ? alike : words).join(', ')
}
