// A mistake that is made on purpose by more than one model: a listener at the signal of each request, which nobody removes.
import type { Interceptor } from '@wxpipe/core'

/** What it is, the rule that must notice it, and the interceptor that does it. */
export const leftListener: readonly [string, RegExp, () => Interceptor] = [
  'a listener that is left',
  /has left a listener/,
  () => ({
    name: 'listens',
    order: 60,
    request(request) {
      request.signal?.addEventListener('abort', () => {})
      return request
    },
  }),
]
