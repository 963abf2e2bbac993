// A host for the core's tests that does only what the test tells it to, and remembers everything it was asked.
import type { HostRequestOptions } from '../src/types/index.ts'

/** One `host.request` call, settled by hand. */
export interface Asked {
  readonly options: HostRequestOptions & { data?: unknown }
  /** How often the task was aborted. */
  aborted: number
  /** Settled by the test, or aborted. */
  over: boolean
  succeed(data?: unknown, statusCode?: number): void
  fail(errMsg?: string, errno?: number): void
}

export interface ScriptedHost {
  readonly host: { request(options: HostRequestOptions): unknown }
  readonly asked: Asked[]
  readonly last: Asked
}

/** Makes a host that tells `onAsk` about each request, responds to nothing itself, and fails a task that is aborted. */
export function scriptedHost(onAsk: (asked: Asked, index: number) => void = () => {}): ScriptedHost {
  const asked: Asked[] = []
  const request = (options: HostRequestOptions & { data?: unknown }) => {
    // As hosts do, and with the same failure.
    if (typeof options.data === 'object') JSON.stringify(options.data)
    const one: Asked = {
      options,
      aborted: 0,
      over: false,
      succeed(data, statusCode = 200) {
        one.over = true
        options.success!({ data, statusCode, header: {}, cookies: [], errMsg: 'request:ok' })
      },
      fail(errMsg = 'request:fail', errno) {
        one.over = true
        options.fail!({ errMsg, errno })
      },
    }
    asked.push(one)
    onAsk(one, asked.length - 1)
    return {
      abort() {
        one.aborted++
        if (!one.over) one.fail('request:fail abort')
      },
    }
  }
  return {
    host: { request },
    asked,
    get last() {
      return asked[asked.length - 1]!
    },
  }
}

/** For `scriptedHost`: responds to every request one microtask later. */
export const responding =
  (data: unknown = 'ok', statusCode = 200) =>
  (asked: Asked) =>
    void Promise.resolve().then(() => asked.over || asked.succeed(data, statusCode))

/** For `scriptedHost`: fails every request one microtask later. */
export const failing =
  (errMsg = 'request:fail errcode:-105 cronet_error_code:-105 error_msg:net::ERR_NAME_NOT_RESOLVED') =>
  (asked: Asked) =>
    void Promise.resolve().then(() => asked.over || asked.fail(errMsg))
