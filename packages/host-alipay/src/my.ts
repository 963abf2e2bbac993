// Calls one of the host's functions with wx's callbacks, and reports failures in wx's form.

/** `my`, or DingTalk's `dd`. This package finds its other functions by name. */
export interface My {
  readonly request?: unknown
  /** `request` by its older name, which is also DingTalk's. */
  readonly httpRequest?: unknown
}

/** The options of a wx function: its own ones and two callbacks. */
export interface Options {
  // biome-ignore lint/suspicious/noExplicitAny: each function has options of its own
  readonly [name: string]: any
  // biome-ignore lint/suspicious/noExplicitAny: result types differ between hosts
  readonly success?: (result: any) => void
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly fail?: (failure: any) => void
}

/** The result that a host function passes to `success` or `fail`. */
export interface HostResult {
  readonly [name: string]: unknown
}

/** The functions of `my`, including those that it may lack. */
export type Functions = { readonly [name: string]: (options?: unknown) => unknown }

/** What differs from wx in one call: the options, and the function that converts the host's result to wx's. */
export type Change = readonly [own: object, resultOf?: (result: HostResult) => object]

/**
 * Calls one of the host's functions, as its method.
 * @param change what differs from wx
 */
export function ask(my: Functions, name: string, options: Options, [own, resultOf = Object]: Change): unknown {
  const { success = ignore, fail = ignore } = options
  const task = my[name]!(
    Object.assign({}, options, own, {
      success: (result: HostResult) => success(resultOf(Object(result))),
      fail: (failure: HostResult) => {
        // Alipay passes responses that are not 2xx to `fail`. A number below 100 is not a status: older versions put
        // the error number there.
        const { status, statusCode = status } = Object(failure)
        if (statusCode > 99) success(resultOf(failure))
        else fail(failureOf(name, failure))
      },
    }),
  ) as PromiseLike<unknown> | undefined
  // The callbacks report the outcome, so a rejection of the promise must not show up as unhandled.
  if (task && task.then) task.then(ignore, ignore)
  return task
}

function ignore(): void {}

/**
 * A failure in wx's form, with the host's number and text. A request's number is in `error`, which the core reads.
 * Uploads and downloads have other numbers (their 13 is not a timeout), so theirs is in `errno`. Failures that would
 * happen again (no such file, no permission, no https) get the word "invalid", by which the core recognises them. 20 is
 * one of these for files only: a request with 20 was cancelled, or was sent too often.
 */
function failureOf(name: string, failure: HostResult): object {
  const { status, error = status, errorMessage } = Object(failure) as HostResult
  return {
    errMsg: `${name}:fail ${/File(1[13]|20)$/.test(name + error) ? 'invalid ' : ''}${errorMessage}`,
    [/equest/.test(name) ? 'error' : 'errno']: error,
  }
}
