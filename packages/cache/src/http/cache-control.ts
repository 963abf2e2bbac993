// Reads Cache-Control by its grammar, and applies that of a request (RFC 9111 5.2).
import { getHeader, type Header, type HttpRequest } from '@wxpipe/core'
import { forEver } from '../rules.ts'
import type { RequestRule } from '../types.ts'

interface Message {
  readonly header: Header
}

/** Values by the directive's name in lower case; `''` for one without a value. */
export type Directives = { readonly [name: string]: string | undefined }

/** A field's value; `''` if it is absent. As text, because some hosts turn several lines into a list. */
export const read = ({ header }: Message, field: string): string => `${getHeader(header, field) || ''}`

// Matches name, name=token and name="text". Quoted text contains no directives; an unclosed quote goes on to the end.
const directive = /([^\s=,"]+)(?:=(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^\s,"]*)))?/g

/** The directives in the Cache-Control of a request or a response. */
export function directivesOf(message: Message): Directives {
  const directives = Object.create(null)
  read(message, 'cache-control')
    .toLowerCase()
    .replace(directive, (_all, name: string, quoted?: string, token?: string) => {
      const value = quoted || token || ''
      // It is not known which of two values holds, so the directive counts as one without a valid number.
      directives[name] = name in directives && directives[name] !== value ? '?' : value
      return ''
    })
  return directives
}

/** Milliseconds of a whole number of seconds; below 0 for anything else, including a list of numbers. */
export function durationOf(seconds: string | undefined): number | undefined
export function durationOf(seconds: string | undefined, otherwise: number): number
export function durationOf(seconds: string | undefined, otherwise?: number): number | undefined {
  return seconds === undefined ? otherwise : /^\d+$/.test(seconds) ? Number(seconds) * 1000 : -1
}

/** The rule, with what the request's own Cache-Control asks for; undefined for `no-store`. */
export function heed(rule: RequestRule, request: HttpRequest): RequestRule | undefined {
  const control = directivesOf(request)
  if ('no-store' in control) return undefined
  // Without a number, any staleness is accepted; with one that cannot be read, none.
  const maxStale = control['max-stale'] === '' ? forEver : Math.max(0, durationOf(control['max-stale'], 0))
  return Object.assign(rule, {
    began: Date.now(),
    reload: rule.reload || 'no-cache' in control,
    strict: 'max-age' in control || 'min-fresh' in control,
    onlyKept: 'only-if-cached' in control,
    maxAge: durationOf(control['max-age']),
    maxStale: maxStale - Math.max(0, durationOf(control['min-fresh'], 0)),
  })
}
