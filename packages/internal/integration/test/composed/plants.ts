// Mistakes that are made on purpose, each with the rule that must notice it.
import { AbortError, type HttpResponse, type Interceptor, isHttpError, withHeader, withRequest } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { leftListener } from '../left-listener.ts'
import { contentIn } from './calls.ts'

/** Hands one response to all that ask for the same. */
function sharesResponses(): Interceptor {
  const responses = new Map<string, HttpResponse>()
  return {
    name: 'shares responses',
    order: 210,
    request: (request) => responses.get(`${request.method} ${request.url}`) ?? request,
    response(response, request) {
      responses.set(`${request.method} ${request.url}`, response)
      return response
    },
  }
}

/** Gives what is older than anything that the server has, and calls it fresh. */
function ages(): Interceptor {
  return {
    name: 'ages',
    order: 290,
    response(response) {
      const content = contentIn(response)
      const header = { 'cache-status': 'wxpipe; hit; ttl=9' }
      return content.path ? { ...response, data: { ...content, version: -1 }, header } : response
    },
  }
}

/** What it is, what is said of it, and the interceptor that does it. */
export const plants: readonly (readonly [string, RegExp, () => Interceptor])[] = [
  ['a response that is handed to all', /has changed|response to|got .*'s response/, sharesResponses],
  ['an old response that is called fresh', /as fresh, after/, ages],
  [
    'a write that is sent again',
    /has reached the server 2 times/,
    () => retry({ name: 'repeats', methods: ['POST'], limit: 1, baseDelay: 1 }),
  ],
  [
    'a token for everybody',
    /a token went to/,
    () => ({ name: 'tells', order: 710, request: (request) => withHeader(request, 'Authorization', 'Bearer A-1') }),
  ],
  [
    'a slot that two have',
    /at the host, of/,
    () => ({
      name: 'sends twice',
      order: 660,
      request: (request, next) => Promise.all([next(request), next(withRequest(request, {}))]).then(([first]) => first),
    }),
  ],
  leftListener,
  [
    'a timer that is left',
    /timers run on/,
    () => ({
      name: 'waits',
      order: 60,
      request(request) {
        setTimeout(() => {}, 50_000)
        return request
      },
    }),
  ],
  [
    'an abort that nobody has asked for',
    /nobody has aborted it/,
    () => ({
      name: 'aborts',
      order: 60,
      error(error, request) {
        throw isHttpError(error, 'NETWORK') ? new AbortError('aborted', { request }) : error
      },
    }),
  ],
]
