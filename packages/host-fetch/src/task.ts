// One call of the host: its timeout, its abort, its events and its single outcome.
import type { Header } from '@wxpipe/core'
import { createEvents, type Events, type Listening } from './events.ts'
import { isOnline, runtime, type Signal } from './runtime.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** The callbacks of a call; typings differ in their arguments. */
export interface Callbacks {
  // biome-ignore lint/suspicious/noExplicitAny: as in the core's HostRequestOptions, result types differ between hosts
  success?: ((result: any) => void) | undefined
  // biome-ignore lint/suspicious/noExplicitAny: as above
  fail?: ((failure: any) => void) | undefined
  // biome-ignore lint/suspicious/noExplicitAny: as above
  complete?: ((result: any) => void) | undefined
}

/** The status and header of a response, which arrive before its body. */
export interface ResponseHead {
  readonly statusCode: number
  readonly header: Header
  readonly cookies: readonly string[]
}

/** The progress of an upload or a download, with wx's names. */
export interface TaskProgress {
  /** 0 to 100; 0 while the total is not known. */
  readonly progress: number
  readonly totalBytesSent?: number
  readonly totalBytesExpectedToSend?: number
  readonly totalBytesWritten?: number
  readonly totalBytesExpectedToWrite?: number
}

/** The task that each call returns, as in wx. */
export type HostTask = { abort(): void } & Listening<'HeadersReceived', ResponseHead> &
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

/** wx's failure for an error of the runtime. */
function failed(api: string, error: unknown) {
  const { message, errno, cause } = Object(error)
  // In Node, `cause` says what was wrong with the connection; a page knows only whether it is offline.
  const { code: reason, message: words } = Object(cause)
  const why = `${message || error} ${reason || words || (isOnline() ? '' : 'offline')}`
  return {
    // Some messages repeat the URL or the path, and a URL may hold a token.
    errMsg: `${api}:fail ${why.replace(/\S*[/?]\S*/g, '…').trim()}`,
    // What fetch refuses before sending is a mistake in the code. wx has a number for an invalid URL, which is also
    // used for an invalid method, because wx has none for that.
    errno: errno > 0 ? errno : /URL|scheme| method/.test(why) ? 600009 : undefined,
  }
}

/**
 * Begins a call, and returns wx's task.
 * @param work does the work of the call; it is aborted if the task ends first
 */
export function startTask(
  api: string,
  call: Callbacks & { timeout?: number | undefined },
  work: (running: Running) => PromiseLike<object>,
): HostTask {
  const controller = runtime.AbortController && new runtime.AbortController()
  const { methods, listeners, emit } = createEvents(['HeadersReceived', 'ChunkReceived', 'ProgressUpdate'])
  // Runs before the timer is set: data that cannot be sent throws here, and would leave the timer running.
  const working = work({ signal: controller && controller.signal, listeners, emit })
  let end!: (failure: unknown) => void
  const outcome = new Promise<object>((resolve, reject) => {
    // Aborts even after the work itself has failed, because it may have left its connection open.
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
