// Waits until the phone can send again, then replays what it interrupted.
import { type HttpRequest, isHttpError, NetworkError, type Next, ORDER_RESUME, type Plugin } from '@wxpipe/core'
import { interruptionOf } from './interruption.ts'
import { createSignals, type ResumeHost } from './signals.ts'

/** Options of `resume`. */
export interface ResumeOptions {
  /** Methods that may be sent twice; default GET, HEAD, OPTIONS, PUT, DELETE. */
  readonly methods?: readonly string[] | undefined
  /** Milliseconds to wait for the network before failing with an error that says offline; default 30,000. */
  readonly offlineTimeout?: number | undefined
  /** Replays that one request may take; default 5. */
  readonly limit?: number | undefined
  /** The object that has `onAppShow` and `onNetworkStatusChange`; default: the global `wx`. */
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
 * Makes the plugin that replays requests which the phone ended: in the background, between Wi-Fi and cellular, offline.
 * @throws NetworkError (as a rejection) that says offline when the network stays away
 * @example client.use(resume()); client.post('draft', data, { resume: true })
 */
export function resume(options: ResumeOptions = {}): Plugin<ResumeKeys> {
  const {
    methods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'],
    offlineTimeout = 30_000,
    limit = 5,
    host,
    name = 'resume',
  } = options
  const signals = createSignals(host)

  const mayReplay = ({ method, options: { resume: own } }: HttpRequest<ResumeKeys>): boolean =>
    own === undefined ? methods.includes(method) : own

  const again = (error: unknown, request: HttpRequest<ResumeKeys>, next: Next, replays: number): ReturnType<Next> => {
    const interruption = isHttpError(error, 'NETWORK') && interruptionOf(error)
    if (!interruption || replays >= limit || !mayReplay(request)) throw error
    const replay = () => next(request).catch((failure) => again(failure, request, next, replays + 1))
    if (interruption === 'network-change') return replay()
    // In the foreground already? The failure may be told only after the app has come back, so look after a while.
    if (interruption === 'background') return signals.wait('show', 1_000 * 2 ** replays, request.signal).then(replay)
    return signals.wait('network', offlineTimeout, request.signal).then((came) => {
      if (came || (request.signal && request.signal.aborted)) return replay()
      throw new NetworkError(`offline for ${offlineTimeout} ms`, { request, cause: error })
    })
  }

  return { name, order: ORDER_RESUME, error: (error, request, next) => again(error, request, next, 0) }
}
