// Reads Cache-Control as its grammar says: names, numbers, and quoted texts in which nothing is a directive.
import { getHeader, type Header } from '@wxpipe/core'

/** Values by the directive's name in lower case; `''` for one without a value. */
export type Directives = ReadonlyMap<string, string>

// name, name=token, name="text"; a quote that is not closed goes on to the end.
const directive = /([^\s=,"]+)(?:=(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^\s,"]*)))?/g

export function directivesOf({ header }: { readonly header: Header }): Directives {
  const found = new Map<string, string>()
  ;(getHeader(header, 'cache-control') || '').replace(directive, (_all, name: string, quoted = '', token = '') => {
    const key = name.toLowerCase()
    const value: string = quoted + token
    // Which of two values holds is not known, so the directive is as good as one without a number.
    found.set(key, found.has(key) && found.get(key) !== value ? '' : value)
    return ''
  })
  return found
}

/** Milliseconds: nothing without the directive, less than none when its value is no whole number of seconds. */
export function durationOf(directives: Directives, name: string): number | undefined {
  const value = directives.get(name)
  return value === undefined ? undefined : secondsOf(value) * 1000
}

/** A whole number of seconds; -1 for anything else, a list of numbers included. */
export const secondsOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : -1)
