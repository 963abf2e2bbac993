import { describe, expect, it } from 'vitest'
import { defaultIn, docstringsOf, rowsOf, unitIn } from './docstrings.ts'

describe('the docstrings of a type file', () => {
  const declarations = `
    /** Options of \`make\`. */
    interface MakeOptions {
      /** Milliseconds; default 300. */
      readonly delay?: number
      readonly name?: string
    }
    /**
     * Makes one.
     * @example make({ delay: 1 })
     */
    declare const make: (options: MakeOptions) => Made
    type Made = {
      /** Ends it. */
      readonly end: () => void
      /**
       * Ends it at once.
       * @example
       * const made = make({})
       * made.stop()
       */
      readonly stop: () => void
    }
    declare function hidden(): void
    declare class Failure extends Error {}
    export { Failure, type Made, type MakeOptions, make }`
  const found = docstringsOf(declarations)
  const named = (name: string) => found.find((each) => each.name === name)

  it('are those of the exported names alone', () => {
    expect(found.map(({ name }) => name)).toEqual(['MakeOptions', 'make', 'Made', 'Failure'])
  })

  it('are empty where there is none', () => {
    expect(named('Made')?.docstring).toBe('')
    expect(named('make')?.docstring).toBe('Makes one.')
  })

  it('come with those of the fields', () => {
    expect(named('MakeOptions')?.fields).toEqual([
      { name: 'delay', docstring: 'Milliseconds; default 300.' },
      { name: 'name', docstring: '' },
    ])
  })

  it('come with each example once, and with those of members', () => {
    expect(named('make')?.examples).toEqual(['make({ delay: 1 })'])
    expect(named('Made')?.examples).toEqual(['const made = make({})\nmade.stop()'])
  })

  it('say what is called: functions, classes, and constants that are functions', () => {
    expect(found.filter(({ isCallable }) => isCallable).map(({ name }) => name)).toEqual(['make', 'Failure'])
  })
})

describe('the default in a docstring', () => {
  it.each([
    ['Retries; default 2.', '2'],
    ['Bytes; default 1,000,000: wx allows 1 MB.', '1,000,000'],
    ["Its name; default `'retry'`.", "'retry'"],
    ['Whether timeouts are retried; default: `true`.', 'true'],
    ["Default `['message', 'msg']`.", "['message', 'msg']"],
    ['Default: those with status 200.', undefined],
    ['Default: no limit.', undefined],
  ])('of "%s" is %s', (docstring, value) => {
    expect(defaultIn(docstring)).toBe(value)
  })
})

describe('a README', () => {
  const markdown = '| option | default |\n|---|---|\n| `total` | 30_000 ms |\n| `show`, `hide` | `wx.showLoading` |\n'

  it('has the rows that name an option first', () => {
    expect(rowsOf(markdown, 'total')).toEqual(['| total | 30,000 ms |'])
    expect(rowsOf(markdown, 'hide')).toHaveLength(1)
    expect(rowsOf(markdown, 'to')).toEqual([])
  })

  it('has to name the unit in its own language', () => {
    const unit = unitIn('Milliseconds that it may take.')
    expect(['| total | ms |', '| total | 毫秒 |'].every((row) => unit?.test(row))).toBe(true)
    expect(unit?.test('| total | 30,000 |')).toBe(false)
    expect(unitIn('Whether it is shown.')).toBeUndefined()
  })
})
