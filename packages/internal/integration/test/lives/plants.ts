// Mistakes that are made on purpose, each with the rule that must notice it.
import { AuthExpiredError, type Interceptor, isHttpError, ORDER_LOADING, withRequest } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { leftListener } from '../left-listener.ts'

/** What it is, what is said of it, and the interceptor that does it. */
export const plants: readonly (readonly [string, RegExp, () => Interceptor])[] = [
  ['a write that is sent again', /was done twice/, () => retry({ name: 'repeats', methods: ['POST'], baseDelay: 1 })],
  [
    'a call that never ends',
    /settled 0 times/,
    () => ({
      name: 'hangs',
      order: ORDER_LOADING - 5,
      error: (error) => (isHttpError(error, 'TIMEOUT') ? new Promise<never>(() => {}) : Promise.reject(error)),
    }),
  ],
  [
    'an indicator that is left on',
    /indicators: 1 left|'loading' for ever/,
    () => ({
      name: 'leaves',
      order: ORDER_LOADING - 2,
      request: (request, next) => {
        next(withRequest(request, { transport: () => undefined, signal: undefined, timeout: 2e9 })).catch(() => {})
        return request
      },
    }),
  ],
  leftListener,
  [
    'a failure that is told twice',
    /two toasts for one failure|a toast for/,
    () => ({
      name: 'tells',
      order: 80,
      error(error, { call }) {
        ;(call.client.host as { showToast(options: object): void }).showToast({ title: 'again' })
        throw error
      },
    }),
  ],
  [
    'a session that ends for nothing',
    /was ended/,
    () => ({
      name: 'ends',
      order: 640,
      error(error, request) {
        throw isHttpError(error, 'NETWORK')
          ? new AuthExpiredError('gone', { request: error.request ?? request })
          : error
      },
    }),
  ],
]
