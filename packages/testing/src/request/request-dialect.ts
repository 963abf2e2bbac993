// What is special about wx.request among the calls that send something.
import { isArrayBuffer } from '../calls/bytes.ts'
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
  toWire(options, { quirks }) {
    if (quirks.noBufferData && (isArrayBuffer(options.data) || ArrayBuffer.isView(options.data)))
      return { fault: 'data refused', reason: 'parameter error: data should be string or object' }
    return toWire(options, quirks.takesPatch && /^patch$/i.test(String(options.method)))
  },
  isChunked: (options, { quirks }) => isChunked(options, quirks),
  toOutcome: ({ response, options, context, fault, timing }) =>
    toOutcome(response, options, context.quirks, fault, timing.profile(response, context, options.enableProfile)),
  failure: (fault) => failureOf(fault, 'request'),
}
