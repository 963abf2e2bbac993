// Waits until the phone can send again, then replays what it interrupted.
import {
  checkOptions,
  type HttpRequest,
  hasMethod,
  isHttpError,
  isOneShot,
  type Method,
  NetworkError,
  type Next,
  ORDER_RESUME,
  type Plugin,
} from '@wxpipe/core'
import { interruptionOf } from './interruption.ts'
import { createWaits, type ResumeHost } from './signals.ts'

/** Options of `resume`. */
export interface ResumeOptions {
  /** Methods that may be sent again; default GET, HEAD, OPTIONS, PUT, DELETE. */
  readonly methods?: readonly Method[] | undefined
  /** Milliseconds that an outage may last before requests fail with a NetworkError, `still offline`; default 30,000. */
  readonly offlineTimeout?: number | undefined
  /** How many replays in a row may happen without an event of the phone; default 5. */
  readonly limit?: number | undefined
  /** The object that has `onAppShow` and `onNetworkStatusChange`, if it is not the client's host (the default). */
  readonly host?: ResumeHost | undefined
  /** The interceptor's name; default `'resume'`. */
  readonly name?: string | undefined
}

/** The request option that `resume` adds. */
export interface ResumeKeys {
  /** `true` replays this request whatever its method, `false` never. */
  readonly resume: boolean
}

/**
 * Makes the plugin that replays requests that the phone interrupted: in the background, between Wi-Fi and cellular,
 * offline.
 * @throws ConfigError for an unknown option or one of another kind; NetworkError (as a rejection) that names the
 * interruption when it lasts too long; `retry` does not retry it
 * @example
 * const client = createClient({ baseURL }).use(resume())
 * client.post('draft', data, { resume: true })
 */
export function resume(options: ResumeOptions = {}): Plugin<ResumeKeys> {
  const {
    methods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'],
    offlineTimeout = 30_000,
    limit = 5,
    host,
    name = 'resume',
  } = checkOptions('resume', options, {
    methods: 'list',
    offlineTimeout: 'number',
    limit: 'number',
    host: 'object function',
    name: 'string',
  })
  const shown = createWaits('AppShow')
  const connected = createWaits('NetworkStatusChange')

  /**
   * @param replays how many replays in a row have happened without an event
   * @param left milliseconds for which the network may still be away
   */
  const replayOrThrow = (
    error: unknown,
    request: HttpRequest<ResumeKeys>,
    next: Next,
    replays = 0,
    left = offlineTimeout,
  ): ReturnType<Next> => {
    const { resume: mayReplay = hasMethod(methods, request) } = request.options
    const interruption = mayReplay && isHttpError(error, 'NETWORK') && !isFinal(error) && interruptionOf(error)
    // A body that can be read only once would be sent empty.
    if (!interruption || isOneShot(request.data)) throw error
    const isOffline = interruption === 'offline'
    // The event may have come before the failure, and will not come again: so the request is also tried without it, at
    // longer and longer intervals.
    const wait = Math.min(1_000 * 4 ** replays, 300_000, isOffline ? left : Infinity)
    if (!(wait > 0 && replays < limit)) {
      // Otherwise `retry` would send it again, and it would wait here just as long once more.
      throw Object.assign(
        new NetworkError(`still ${interruption}`, { request, cause: (error as NetworkError).cause }),
        { retryable: false },
      )
    }
    // After an event both counts start again: only the core's `maxSends` limits how often the user may come and go.
    const replay = (isEvent?: true) =>
      next(request).catch((failure) =>
        isEvent
          ? replayOrThrow(failure, request, next)
          : replayOrThrow(failure, request, next, replays + 1, isOffline ? left - wait : left),
      )
    if (interruption === 'network-change') return replay()
    const waitOn = (isOffline ? connected : shown)(host || request.call.client.host)
    return waitOn(wait, request.signal).then(replay)
  }

  return { name, order: ORDER_RESUME, keys: { resume: 'boolean' }, error: replayOrThrow }
}

/** Whether a replay cannot help: the error, or that of the refresh that it waited for, is marked as not retryable. */
function isFinal({ retryable, cause }: { readonly retryable?: unknown; readonly cause?: unknown }): boolean {
  return retryable == null && isHttpError(cause) ? isFinal(cause) : retryable === false
}
