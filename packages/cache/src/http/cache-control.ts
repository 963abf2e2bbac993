// Reads Cache-Control as its grammar says, and heeds that of a request (RFC 9111 5.2).
import { getHeader, type Header, type HttpRequest, withHeader } from '@wxpipe/core'
import { forEver, type RequestRule } from '../rules.ts'

interface Message {
  readonly header: Header
}

/** Values by the directive's name in lower case; `''` for one without a value. */
export type Directives = ReadonlyMap<string, string>

/** A field's value; `''` when it is not there. As text, because some hosts make a list of several lines. */
export const read = ({ header }: Message, field: string): string => `${getHeader(header, field) || ''}`

// name, name=token, name="text", in which nothing is a directive; a quote that is not closed goes on to the end.
const directive = /([^\s=,"]+)(?:=(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^\s,"]*)))?/g

/** What a request's or an answer's Cache-Control says. */
export function directivesOf(message: Message): Directives {
  const directives = new Map<string, string>()
  read(message, 'cache-control').replace(directive, (_all, name: string, quoted = '', token = '') => {
    const key = name.toLowerCase()
    const value: string = quoted + token
    // Which of two values holds is not known, so the directive is as good as one without a number.
    directives.set(key, directives.has(key) && directives.get(key) !== value ? '' : value)
    return ''
  })
  return directives
}

/** Milliseconds: `otherwise` without the directive, less than none when its value is no whole number of seconds. */
export function durationOf<T>(directives: Directives, name: string, otherwise: T): number | T {
  const value = directives.get(name)
  return value === undefined ? otherwise : secondsOf(value) * 1000
}

/** A whole number of seconds; -1 for anything else, a list of numbers included. */
export const secondsOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : -1)

/** The rule with what the request's own Cache-Control asks for; nothing for `no-store`. */
export function heed(rule: RequestRule, request: HttpRequest): RequestRule | undefined {
  const control = directivesOf(request)
  if (control.has('no-store')) return undefined
  // Without a number, any staleness will do.
  const maxStale = control.get('max-stale') === '' ? forEver : durationOf(control, 'max-stale', 0)
  return Object.assign(rule, {
    began: Date.now(),
    reload: rule.reload || control.has('no-cache'),
    strict: control.has('max-age') || control.has('min-fresh'),
    onlyIfCached: control.has('only-if-cached'),
    ownTtl: rule.maxAge,
    maxAge: durationOf(control, 'max-age', forEver),
    maxStale: maxStale - Math.max(0, durationOf(control, 'min-fresh', 0)),
    // The field says how the request is to be answered, not with what.
    keyed: withHeader(request, 'cache-control', null),
  })
}
