// Finds what a program does on which condition: `if`, `switch`, `&&` and `? :`, with the comparisons in each.
import { closeOf, literalIn, partsIn, statementAt } from './source.ts'

export interface Branch {
  readonly condition: string
  readonly body: string
  readonly orElse: string
}

/** `res.data.code === 200`: the value is a literal's, or `undefined` for a name that this text does not explain. */
export interface Comparison {
  /** What stands before the field: `res.data`. */
  readonly of: string
  readonly field: string
  readonly isEqual: boolean
  readonly value: string | undefined
  /** As it is written. */
  readonly written: string
}

const ifsIn = (text: string) =>
  [...text.matchAll(/\bif\s*(?=\()/g)].map(({ index, 0: { length } }) => {
    const opening = index + length
    const end = closeOf(text, opening)
    const { body, end: over } = statementAt(text, end)
    const [otherwise] = /^\s*else\b/.exec(text.slice(over)) ?? []
    const orElse = otherwise ? statementAt(text, over + otherwise.length).body : ''
    return { condition: text.slice(opening + 1, end - 1), body, orElse, opening, end }
  })

const casesIn = (text: string): readonly Branch[] =>
  [...text.matchAll(/\bswitch\s*(?=\()/g)].flatMap(({ index, 0: { length } }) => {
    const end = closeOf(text, index + length)
    const subject = text.slice(index + length + 1, end - 1).trim()
    const { body } = statementAt(text, end)
    const cases = [...body.matchAll(/\b(?:case\s+([^:\n]+?)|default)\s*:/g)]
    return cases.flatMap(({ 1: value }, at) => {
      // Some have nothing of their own and fall through to the next.
      const bodies = cases
        .slice(at)
        .map((one, step) => body.slice(one.index + one[0].length, cases[at + step + 1]?.index))
      const own = bodies.find((text) => text.trim()) ?? ''
      return value ? [{ condition: `${subject} === ${value}`, body: own, orElse: '' }] : []
    })
  })

const literal = `'[^'\\n]*'|"[^"\\n]*"|-?\\d+|[A-Za-z_$][\\w$.]*`
const place = String.raw`((?:[A-Za-z_$][\w$]*\s*\??\.\s*)*)([A-Za-z_$][\w$]*)`

/** `code == 401 && …` and `code === 200 ? … : …` outside of any `if`. */
const shortIn = (text: string, taken: readonly { opening: number; end: number }[]): readonly Branch[] =>
  [...text.matchAll(new RegExp(`${place}\\s*[!=]==?\\s*(?:${literal})\\s*(&&|\\?(?!\\.))`, 'g'))]
    .filter(({ index }) => !taken.some(({ opening, end }) => index > opening && index < end))
    .map((found) => {
      const { body } = statementAt(text, found.index + found[0].length)
      const [first = '', second = ''] = found[3] === '?' ? body.split(/:(?![^([{]*[)\]}])/) : [body]
      return { condition: found[0].replace(/\s*(&&|\?)$/, ''), body: first, orElse: second }
    })

export function branchesIn(text: string): readonly Branch[] {
  const ifs = ifsIn(text)
  return [...ifs, ...casesIn(text), ...shortIn(text, ifs)]
}

const clean = (path: string): string => path.replace(/[\s?]/g, '').replace(/\.$/, '')

/** The comparisons in a condition, by the names that the text explains. */
export function comparisonsIn(condition: string, constants: ReadonlyMap<string, string>): readonly Comparison[] {
  const meaningOf = (written: string) => literalIn(written) ?? constants.get(written.split('.').pop() ?? '')
  const make = (of: string, field: string, isEqual: boolean, written: string): Comparison => {
    return { of: clean(of), field, isEqual, value: meaningOf(written), written }
  }
  const straight = [...condition.matchAll(new RegExp(`${place}\\s*([!=])==?\\s*(${literal})`, 'g'))].map(
    ([, of = '', field = '', sign, value = '']) => make(of, field, sign === '=', value),
  )
  const turned = [
    ...condition.matchAll(new RegExp(`('[^'\\n]*'|"[^"\\n]*"|\\b\\d+)\\s*([!=])==?\\s*${place}`, 'g')),
  ].map(([, value = '', sign, of = '', field = '']) => make(of, field, sign === '=', value))
  const listed = [
    ...condition.matchAll(
      new RegExp(`(!\\s*)?\\[([^\\]]*)\\]\\s*\\.(?:includes|indexOf)\\(\\s*(?:Number\\(|String\\()?${place}`, 'g'),
    ),
  ].flatMap(([, not, values = '', of = '', field = '']) => partsIn(values).map((value) => make(of, field, !not, value)))
  const bare = [
    ...condition.matchAll(
      /(!?)\s*((?:[A-Za-z_$][\w$]*\s*\??\.\s*)+)(success|ok|isSuccess|succeed|succ)\b(?!\s*[=!(.])/g,
    ),
  ].map(([, not, of = '', field = '']) => make(of, field, !not, 'true'))
  return [...straight, ...turned, ...listed, ...bare]
}
