// Mistakes that are made on purpose, each with the rule that must notice it.
import {
  AuthExpiredError,
  type Interceptor,
  isHttpError,
  ORDER_LOADING,
  type Settle,
  type Transport,
  withRequest,
} from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { flush } from '@wxpipe/test-support'
import { leftListener } from '../left-listener.ts'

const unanswered: Settle[] = []

/** Ends the sends that a mistake has left. Core would watch them in the lives that follow, too. */
export async function answerAll(): Promise<void> {
  while (unanswered.length) {
    for (const settle of unanswered.splice(0)) settle(new Error('the life is over'))
    // Those that wait in the queue are sent now.
    await flush()
  }
}

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
        const transport: Transport = (_, settle) => void unanswered.push(settle)
        next(withRequest(request, { transport, signal: undefined, timeout: 2e9 })).catch(() => {})
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
