// What a request's own Cache-Control asks for (RFC 9111 5.2.1).
import { type HttpRequest, withHeader } from '@wxpipe/core'
import { forEver, type RequestRule } from '../rules.ts'
import { directivesOf, durationOf } from './directives.ts'

/** The rule with what the request asks for; nothing for `no-store`. */
export function heed(rule: RequestRule, request: HttpRequest): RequestRule | undefined {
  const control = directivesOf(request)
  if (control.has('no-store')) return undefined
  // Without a number, any staleness will do.
  const maxStale = control.get('max-stale') === '' ? forEver : durationOf(control, 'max-stale')
  return Object.assign({}, rule, {
    reload: rule.reload || control.has('no-cache'),
    onlyIfCached: control.has('only-if-cached'),
    maxAge: Math.min(rule.maxAge, durationOf(control, 'max-age') ?? forEver),
    slack: (maxStale || 0) - Math.max(0, durationOf(control, 'min-fresh') || 0),
    // The field says how the request is to be answered, not with what.
    keyed: control.size ? withHeader(request, 'cache-control', null) : request,
  })
}
