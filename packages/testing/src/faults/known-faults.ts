// The table of known faults, each with WeChat's message and number. Faults with several messages have them in
// failure-words.ts.
import { cloudFaults } from './cloud-faults.ts'
import { cronet, DNS, INTERRUPTED, OFFLINE, TIMEOUTS, TLS } from './failure-words.ts'
import { type Fault, theFault } from './fault.ts'
import { checkKind } from './kinds.ts'
import type { Reply } from './reply.ts'
import { lookUp } from './spelling.ts'

const net = (name: string, code: number, error: string): Fault => ({
  fault: name,
  errMsg: cronet(code, error),
  errno: 600001,
})

/** Without its milliseconds such a fault would do nothing. */
const msOf = (who: string, ms: number): number => {
  checkKind(who, 'ms', ms, 'number from 0')
  return ms
}

/**
 * Faults by plain names; script them with `host.fail`, or return one from a handler.
 * @example
 * const host = createHost()
 * host.fail(faults.timeout('zh-CN'), { times: 2, url: '/activity' })
 */
export const faults = {
  /** The request timed out; iOS reports it in the phone's language. */
  timeout: (words: keyof typeof TIMEOUTS = 'en'): Fault => ({
    fault: 'timeout',
    errMsg: lookUp('faults.timeout', words, TIMEOUTS),
    errno: 5,
  }),
  /** The app went to the background; the message is one of the spellings seen. */
  interrupted: (words: keyof typeof INTERRUPTED = 'space'): Fault => ({
    fault: 'interrupted',
    errMsg: lookUp('faults.interrupted', words, INTERRUPTED),
    errno: 600003,
  }),
  /** WeChat cancels every running task when the phone changes between Wi-Fi and cellular. */
  networkChange: (): Fault => ({
    fault: 'network change',
    errMsg: 'request:fail errcode:10011 cronet_error_code:0 error_msg:network change, cancel all task',
    errno: 600001,
  }),
  /** No network at all; no errno was seen. */
  offline: (platform: keyof typeof OFFLINE = 'ios'): Fault => ({
    fault: 'offline',
    errMsg: lookUp('faults.offline', platform, OFFLINE),
  }),
  /** The host name does not resolve; 'old' is the message of older clients. */
  dns: (words: keyof typeof DNS = 'new'): Fault => ({
    fault: 'dns',
    errMsg: lookUp('faults.dns', words, DNS),
    errno: 600001,
  }),
  /** The server closed the connection. */
  connectionClosed: () => net('connection closed', -100, 'CONNECTION_CLOSED'),
  /** The connection was reset. */
  connectionReset: () => net('connection reset', -101, 'CONNECTION_RESET'),
  /** No server listens at the address. */
  connectionRefused: () => net('connection refused', -102, 'CONNECTION_REFUSED'),
  /** The message contains "abort", although the app has not aborted. */
  connectionAborted: () => net('connection aborted', -103, 'CONNECTION_ABORTED'),
  /** There is no route to the address. */
  unreachable: () => net('unreachable', -109, 'ADDRESS_UNREACHABLE'),
  /** The server closed the connection without a response. */
  emptyResponse: () => net('empty response', -324, 'EMPTY_RESPONSE'),
  /** The TLS handshake or the certificate failed. */
  tls: (words: keyof typeof TLS = 'authority'): Fault => ({
    fault: 'tls',
    errMsg: lookUp('faults.tls', words, TLS),
    errno: 600001,
  }),
  /** The url is not valid. */
  invalidUrl: (url = ''): Fault => ({ fault: 'invalid url', reason: `invalid url "${url}"`, errno: 600009 }),
  /** A method that wx does not know, such as PATCH. */
  invalidMethod: (): Fault => ({ fault: 'invalid method', reason: 'method is invalid' }),
  /** The origin is not on the list in the admin console. */
  notInDomainList: (): Fault => ({ fault: 'not in domain list', reason: 'url not in domain list', errno: 600002 }),
  /** More than ten requests, on a host that does not queue. */
  tooManyTasks: (): Fault => ({ fault: 'too many tasks', reason: 'exceed max task count', errno: 600007 }),
  /** The redirects do not end. */
  tooManyRedirects: (): Fault => ({
    fault: 'too many redirects',
    errMsg: cronet(-310, 'TOO_MANY_REDIRECTS'),
    errno: 600008,
  }),
  /** `data` cannot be serialised. */
  notSerialisable: (): Fault => ({ fault: 'not serialisable', reason: 'data cannot be serialised', errno: 600010 }),
  /** The response is not valid UTF-8. */
  notUtf8: (): Fault => ({ fault: 'not UTF-8', reason: 'response data convert to UTF8 fail', errno: 602302 }),
  /** A failure with errMsg but no errno, as in old base libraries and sometimes in DevTools. */
  errMsgOnly: (errMsg = 'request:fail'): Fault => ({ fault: 'errMsg only', errMsg }),
  /** `fail` is called with an empty object. */
  noErrMsg: (): Fault => ({ fault: 'no errMsg', silent: true }),
  /** This HTTP status goes to `fail`, as was reported for 401 on PC. */
  statusToFail: (statusCode = 401): Fault => ({ fault: 'status to fail', effect: 'status-to-fail', statusCode }),

  /** The call throws instead of returning. */
  throws: (error?: unknown): Fault => ({
    fault: 'throws',
    effect: 'throws',
    ...(error === undefined ? { reason: 'invokeAppService fail' } : { error }),
  }),
  /** No callback is ever called, not even for a timeout; abort still works. */
  neverAnswers: (): Fault => ({ fault: 'never answers', effect: 'never-answers' }),
  /** So many chunks arrive (default 1), then nothing, not even a callback (iOS). */
  lostMidway: (chunks = 1): Fault => ({ fault: 'lost midway', effect: 'lost-midway', afterChunks: chunks }),
  /** The callbacks are called twice. */
  answersTwice: (): Fault => ({ fault: 'answers twice', effect: 'twice' }),
  /** Both `success` and `fail` are called. */
  successAndFail: (): Fault => ({ fault: 'success and fail', effect: 'success-and-fail' }),
  /** The callbacks run before the call returns, if the response is known by then. */
  callsBackSynchronously: (): Fault => ({ fault: 'calls back synchronously', effect: 'synchronous' }),
  /** The call returns nothing. */
  noTask: (): Fault => ({ fault: 'no task', effect: 'no-task' }),
  /** `abort()` does nothing. */
  abortSwallowed: (): Fault => ({ fault: 'abort swallowed', effect: 'abort-swallowed' }),
  /** After `abort()` has failed the request, the response still comes. */
  answersAfterAbort: (): Fault => ({ fault: 'answers after abort', effect: 'answers-after-abort' }),
  /** After `abort()` has failed the request, chunks still arrive. */
  chunksAfterAbort: (): Fault => ({ fault: 'chunks after abort', effect: 'chunks-after-abort' }),
  /** The body reaches neither the chunk listeners nor `success`, as was seen for JSON errors with `enableChunked`. */
  bodyLost: (): Fault => ({ fault: 'body lost', effect: 'body-lost' }),
  /** Only this share of the body arrives, 0 to 1. */
  truncated: (keep = 0.5): Fault => ({ fault: 'truncated', effect: 'truncated', keep }),
  /** The call takes that many milliseconds longer. */
  slow: (delay: number): Fault => ({ fault: 'slow', effect: 'slow', delay: msOf('faults.slow', delay) }),
  /**
   * The call takes effect at once, but its callbacks come that many milliseconds later: a page is open before
   * `success`.
   */
  answersLate: (delay: number): Fault => ({
    fault: 'answers late',
    effect: 'answers-late',
    delay: msOf('faults.answersLate', delay),
  }),
  /** This one call gets this response, without reaching the server. */
  reply: (reply: Reply): Fault => ({ fault: 'reply', effect: 'reply', reply }),
  /** navigateTo with ten pages open. */
  pageLimit: (): Fault => ({ fault: 'page limit', api: 'navigateTo', reason: 'webview count limit exceed' }),
  /** switchTab to a page that is not a tab; the message is one of the two spellings seen. */
  notTabBarPage: (words: 'no-tabBar' | 'non-TabBar' = 'no-tabBar'): Fault => ({
    fault: 'not a tab page',
    api: 'switchTab',
    reason: `can not switch to ${words} page`,
  }),
  /** setStorageSync with the 10 MB used up; give `api` to hit setStorage instead. */
  storageFull: (): Fault => ({ fault: 'storage full', api: 'setStorageSync', reason: 'exceed storage max size 10Mb' }),

  /**
   * The fault happens after so many chunks, or after so many progress events of an upload or download. It may be a
   * failure, `neverAnswers`, `slow` (a pause) or `truncated` (the rest is missing, but `success` comes).
   */
  afterChunks: (chunks: number, fault: Fault): Fault => ({
    ...theFault('faults.afterChunks', fault),
    ...(fault.effect === 'never-answers' ? { effect: 'lost-midway' } : {}),
    fault: `${fault.fault} after ${chunks} chunks`,
    afterChunks: chunks,
  }),
  /** The server gets the request and responds, but the app only sees the fault. */
  delivered: (fault: Fault): Fault => ({
    ...theFault('faults.delivered', fault),
    fault: `${fault.fault}, delivered`,
    delivered: true,
  }),

  ...cloudFaults,
} as const
