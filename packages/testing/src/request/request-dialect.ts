// wx.request among the calls that send something.
import { failureOf } from '../faults/fault.ts'
import type { RequestOptions } from '../wx/types.ts'
import { limitOf } from './clock.ts'
import type { Dialect } from './dialect.ts'
import { isChunked, toOutcome } from './incoming.ts'
import { toWire } from './outgoing.ts'

const MINUTE = 60_000

export const requestDialect: Dialect<RequestOptions> = {
  api: 'request',
  limitOf({ timeout, enableChunked }, { options, quirks }) {
    if (!enableChunked || quirks.chunkTimeout === undefined) return limitOf(timeout, options.timeout)
    return quirks.chunkTimeout === 'ignored' ? Number.POSITIVE_INFINITY : Math.max(Number(timeout) || 0, MINUTE)
  },
  toWire: (options) => toWire(options),
  isChunked: (options, { quirks }) => isChunked(options, quirks),
  toOutcome: ({ answer, options, context, fault, timing }) =>
    toOutcome(answer, options, context.quirks, fault, timing.profile(answer, context, options.enableProfile)),
  failure: (fault) => failureOf(fault, 'request'),
}
