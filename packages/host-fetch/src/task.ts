// One call of the host: its timeout, its abort, its events, its one outcome.
import type { Header } from '@wxpipe/core'
import { createEvent, type Event } from './events.ts'
import { here } from './surroundings.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** The callbacks of a call; typings differ in what they are given. */
export interface Callbacks {
  // biome-ignore lint/suspicious/noExplicitAny: as in the core's HostRequestOptions, result types differ between hosts
  success?: ((result: any) => void) | undefined
  // biome-ignore lint/suspicious/noExplicitAny: as above
  fail?: ((failure: any) => void) | undefined
  // biome-ignore lint/suspicious/noExplicitAny: as above
  complete?: ((result: any) => void) | undefined
}

/** What an answer begins with. */
export interface Head {
  readonly statusCode: number
  readonly header: Header
  readonly cookies: readonly string[]
}

/** How far an upload or a download is, by wx's names. */
export interface ProgressEvent {
  readonly progress: number
  readonly totalBytesSent?: number
  readonly totalBytesExpectedToSend?: number
  readonly totalBytesWritten?: number
  readonly totalBytesExpectedToWrite?: number
}

/** wx's task of any of the calls. */
export interface HostTask {
  abort(): void
  onHeadersReceived(listener: (head: Head) => void): void
  offHeadersReceived(listener?: (head: Head) => void): void
  onChunkReceived(listener: (chunk: { readonly data: ArrayBuffer }) => void): void
  offChunkReceived(listener?: (chunk: { readonly data: ArrayBuffer }) => void): void
  onProgressUpdate(listener: (event: ProgressEvent) => void): void
  offProgressUpdate(listener?: (event: ProgressEvent) => void): void
}

/** What a call sees of its task. */
export interface Running {
  readonly signal: object | undefined
  readonly head: Event<Head>
  readonly chunk: Event<{ readonly data: ArrayBuffer }>
  readonly progress: Event<ProgressEvent>
  /** Ends what the signal does not reach. */
  cut?: () => void
}

/** Tells how it ended, in wx's words. */
export function tell(api: string, outcome: PromiseLike<object>, { success, fail, complete }: Callbacks): void {
  const end = (result: object, say: ((result: object) => void) | undefined): void => {
    if (say) say(result)
    if (complete) complete(result)
  }
  outcome.then(
    (result) => end(Object.assign(result, { errMsg: `${api}:ok` }), success),
    (error) => end(failed(api, error), fail),
  )
}

/** wx's `fail` for an error of the runtime's. */
function failed(api: string, error: unknown) {
  const { message, errno, cause } = Object(error)
  // Node says in `cause` what was wrong with the connection.
  const { code: reason, message: words } = Object(cause)
  const why = `${message || error} ${reason || words || ''}`
  return {
    // Some messages repeat the URL or the path, and a URL may hold a token.
    errMsg: `${api}:fail ${why.replace(/\S*[/?]\S*/g, '…').trim()}`,
    errno: errno > 0 ? errno : /\bURL\b/.test(why) ? 600009 : undefined,
  }
}

/**
 * Begins a call, and hands out wx's task.
 * @param work what the call does; it is cut when the task ends before it
 */
export function startTask(
  api: string,
  call: Callbacks & { timeout?: number | undefined },
  work: (running: Running) => PromiseLike<object>,
): HostTask {
  const controller = here.AbortController && new here.AbortController()
  const running: Running = {
    signal: controller && controller.signal,
    head: createEvent(),
    chunk: createEvent(),
    progress: createEvent(),
  }
  let end!: (failure: object) => void
  const ended = new Promise<object>((_, reject) => {
    end = (failure) => {
      reject(failure)
      if (controller) controller.abort()
      if (running.cut) running.cut()
    }
  })
  const timer = setTimeout(() => end({ message: 'timeout', errno: 5 }), call.timeout || 60_000)
  const stop = () => clearTimeout(timer)
  const outcome = Promise.race([work(running), ended])
  outcome.then(stop, stop)
  tell(api, outcome, call)
  const { head, chunk, progress } = running
  return {
    abort() {
      stop()
      end({ message: 'abort' })
    },
    onHeadersReceived: head.on,
    offHeadersReceived: head.off,
    onChunkReceived: chunk.on,
    offChunkReceived: chunk.off,
    onProgressUpdate: progress.on,
    offProgressUpdate: progress.off,
  }
}
