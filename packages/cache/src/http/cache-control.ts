// Reads Cache-Control by its grammar, and applies that of a request (RFC 9111 5.2).
import { getHeader, type Header, type HttpRequest } from '@wxpipe/core'
import { forEver } from '../rules.ts'
import type { RequestRule } from '../types.ts'

interface Message {
  readonly header: Header
}

/** Values by the directive's name in lower case; `''` for one without a value. */
export type Directives = ReadonlyMap<string, string>

/** A field's value; `''` if it is absent. As text, because some hosts turn several lines into a list. */
export const read = ({ header }: Message, field: string): string => `${getHeader(header, field) || ''}`

// Matches name, name=token and name="text". Quoted text contains no directives; an unclosed quote goes on to the end.
const directive = /([^\s=,"]+)(?:=(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^\s,"]*)))?/g

/** The directives in the Cache-Control of a request or a response. */
export function directivesOf(message: Message): Directives {
  const directives = new Map<string, string>()
  read(message, 'cache-control').replace(directive, (_all, name: string, quoted?: string, token?: string) => {
    const key = name.toLowerCase()
    const value = quoted || token || ''
    // It is not known which of two values holds, so the directive counts as one without a valid number.
    directives.set(key, directives.has(key) && directives.get(key) !== value ? '?' : value)
    return ''
  })
  return directives
}

/** Milliseconds: `otherwise` without the directive, below 0 if its value is not a whole number of seconds. */
export function durationOf(directives: Directives, name: string): number | undefined
export function durationOf(directives: Directives, name: string, otherwise: number): number
export function durationOf(directives: Directives, name: string, otherwise?: number): number | undefined {
  const value = directives.get(name)
  return value === undefined ? otherwise : secondsOf(value) * 1000
}

/** A whole number of seconds; -1 for anything else, including a list of numbers. */
export const secondsOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : -1)

/** The rule, with what the request's own Cache-Control asks for; undefined for `no-store`. */
export function heed(rule: RequestRule, request: HttpRequest): RequestRule | undefined {
  const control = directivesOf(request)
  if (control.has('no-store')) return undefined
  // Without a number, any staleness is accepted; with one that cannot be read, none.
  const maxStale = control.get('max-stale') === '' ? forEver : Math.max(0, durationOf(control, 'max-stale', 0))
  return Object.assign(rule, {
    began: Date.now(),
    reload: rule.reload || control.has('no-cache'),
    strict: control.has('max-age') || control.has('min-fresh'),
    maxAge: durationOf(control, 'max-age'),
    maxStale: maxStale - Math.max(0, durationOf(control, 'min-fresh', 0)),
  })
}
