// One call of the host: its timeout, its abort, its events, its one outcome.
import type { Header } from '@wxpipe/core'
import { createEvents, type Events, type Listening } from './events.ts'
import { isOnline, runtime, type Signal } from './runtime.ts'

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
export interface AnswerHead {
  readonly statusCode: number
  readonly header: Header
  readonly cookies: readonly string[]
}

/** How far an upload or a download is, by wx's names. */
export interface TaskProgress {
  readonly progress: number
  readonly totalBytesSent?: number
  readonly totalBytesExpectedToSend?: number
  readonly totalBytesWritten?: number
  readonly totalBytesExpectedToWrite?: number
}

/** wx's task of any of the calls. */
export type HostTask = { abort(): void } & Listening<'HeadersReceived', AnswerHead> &
  Listening<'ChunkReceived', { readonly data: ArrayBuffer }> &
  Listening<'ProgressUpdate', TaskProgress>

/** What a call sees of its task. */
export interface Running extends Pick<Events<object>, 'listeners' | 'emit'> {
  readonly signal: Signal | undefined
}

/** Calls the call's callbacks when it has ended, with wx's results. */
export function callBack(api: string, outcome: PromiseLike<object>, { success, fail, complete }: Callbacks): void {
  const end = (callback: ((result: object) => void) | undefined, result: object): void => {
    if (callback) callback(result)
    if (complete) complete(result)
  }
  outcome.then(
    (result) => end(success, Object.assign(result, { errMsg: `${api}:ok` })),
    (error) => end(fail, failed(api, error)),
  )
}

/** wx's `fail` for an error of the runtime's. */
function failed(api: string, error: unknown) {
  const { message, errno, cause } = Object(error)
  // Node says in `cause` what was wrong with the connection; a page knows only whether it is offline.
  const { code: reason, message: words } = Object(cause)
  const why = `${message || error} ${reason || words || (isOnline() ? '' : 'offline')}`
  return {
    // Some messages repeat the URL or the path, and a URL may hold a token.
    errMsg: `${api}:fail ${why.replace(/\S*[/?]\S*/g, '…').trim()}`,
    // What fetch refuses before it asks anybody is a mistake in the code. wx has a number for a URL, and none for a method.
    errno: errno > 0 ? errno : /URL|scheme| method/.test(why) ? 600009 : undefined,
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
  const controller = runtime.AbortController && new runtime.AbortController()
  const { methods, listeners, emit } = createEvents(['HeadersReceived', 'ChunkReceived', 'ProgressUpdate'])
  // Before the timer is set: data that cannot be sent throws here, and would leave the timer behind.
  const working = work({ signal: controller && controller.signal, listeners, emit })
  let end!: (failure: unknown) => void
  const outcome = new Promise<object>((resolve, reject) => {
    // Aborted even where the work itself has failed: it may have left its connection open.
    end = (failure) => {
      clearTimeout(timer)
      reject(failure)
      if (controller) controller.abort()
    }
    working.then((result) => {
      clearTimeout(timer)
      resolve(result)
    }, end)
  })
  const timer = setTimeout(() => end({ message: 'timeout', errno: 5 }), call.timeout || 60_000)
  callBack(api, outcome, call)
  return Object.assign(methods, { abort: () => end({ message: 'abort' }) }) as HostTask
}
