// The public names of the core, exactly: what is not here is internal.
import { expect, it } from 'vitest'
import * as core from './index.ts'

it('the core exports exactly its public names', () => {
  expect(Object.keys(core).sort()).toEqual(
    [
      'AbortError',
      'AuthExpiredError',
      'ConfigError',
      'HttpError',
      'NetworkError',
      'ORDER_APP',
      'ORDER_CACHE',
      'ORDER_DEADLINE',
      'ORDER_DEDUPE',
      'ORDER_LOADING',
      'ORDER_LOGIN_REDIRECT',
      'ORDER_OBSERVE',
      'ORDER_PAGE_SCOPE',
      'ORDER_QUEUE',
      'ORDER_RESUME',
      'ORDER_RETRY',
      'ORDER_TOKEN_EXPIRY',
      'ORDER_TOKEN_INJECTION',
      'ORDER_TOKEN_REFRESH',
      'ResponseError',
      'StatusError',
      'TimeoutError',
      'accountOf',
      'createCancelSource',
      'createClient',
      'createTracer',
      'decided',
      'failureOf',
      'getHeader',
      'hasSameAccount',
      'hashOf',
      'isHttpError',
      'isOneShot',
      'longestDelay',
      'own',
      'pageKey',
      'pagesOf',
      'readToken',
      'reasonOf',
      'requestKey',
      'resolveUrl',
      'sessionOrigin',
      'withHeader',
      'withRequest',
      'within',
    ].sort(),
  )
})

it('a client has exactly its public members', () => {
  expect(Object.keys(core.createClient()).sort()).toEqual(
    [
      'baseURL',
      'delete',
      'extend',
      'get',
      'head',
      'host',
      'inspect',
      'interceptors',
      'options',
      'post',
      'put',
      'remove',
      'request',
      'toString',
      'use',
    ].sort(),
  )
})
