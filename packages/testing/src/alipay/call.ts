// How an Alipay call reports its outcome: by callbacks and a promise, and with error numbers of its own.
import type { WxFailure } from '../wx/types.ts'
import type { MyCallbacks, MyFailure } from './types.ts'

/** Alipay's failure for one of wx: a request's, unless `isFile`. */
export function failureOf({ errMsg = '', errno }: Partial<WxFailure>, isFile = false): MyFailure {
  if (/abort/.test(errMsg)) return { errorMessage: 'abort' }
  if (isFile) {
    if (/not found|no such file/.test(errMsg)) return { error: 11, errorMessage: '文件不存在' }
    return { error: 12, errorMessage: '文件传输失败' }
  }
  if (errno === 5 || /timeout|超时/.test(errMsg)) return { error: 13, errorMessage: '请求超时' }
  if (/domain list/.test(errMsg)) return { error: 11, errorMessage: '无权跨域' }
  if (/^request:/.test(errMsg)) return { error: 12, errorMessage: '网络出错' }
  return { error: 4, errorMessage: errMsg }
}

/**
 * Passes the outcome to the callbacks and to a promise, which Alipay always returns and which rejects for a failure.
 */
export function answering<R, T extends object = object>(
  options: MyCallbacks<R> | undefined,
  start: (success: (result: R) => void, fail: (failure: MyFailure) => void) => T,
): Promise<R> & T {
  const { success, fail, complete } = options ?? {}
  let task = {} as T
  const promise = new Promise<R>((resolve, reject) => {
    task = start(
      (result) => {
        resolve(result)
        success?.(result)
        complete?.(result)
      },
      (failure) => {
        reject(failure)
        fail?.(failure)
        complete?.(failure)
      },
    )
  })
  return Object.assign(promise, task)
}
