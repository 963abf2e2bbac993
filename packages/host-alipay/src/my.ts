// How one of the host's functions is called: with wx's callbacks, and wx's words for what fails.

/** `my`, or DingTalk's `dd`: of all that it has, what this package asks for is called by its name. */
export interface My {
  readonly request?: unknown
  /** The older name, and DingTalk's. */
  readonly httpRequest?: unknown
}

/** What a function of wx is given: its own options, and two callbacks. */
export interface Options {
  // biome-ignore lint/suspicious/noExplicitAny: each function has options of its own
  readonly [name: string]: any
  // biome-ignore lint/suspicious/noExplicitAny: result types differ between hosts
  readonly success?: (result: any) => void
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly fail?: (failure: any) => void
}

/** The result that `success` or `fail` of a host function is given. */
export interface HostResult {
  readonly [name: string]: unknown
}

/** The functions of `my`, those that it lacks included. */
export type Functions = { readonly [name: string]: (options?: unknown) => unknown }

/** What differs from wx in one call: the options, and the function that makes wx's result of the host's. */
export type Change = readonly [own: object, answerOf?: (result: HostResult) => object]

/**
 * Calls one of the host's functions, as its method.
 * @param change what differs from wx
 */
export function ask(my: Functions, name: string, options: Options, [own, answerOf = Object]: Change): unknown {
  const { success = ignore, fail = ignore } = options
  const task = my[name]!(
    Object.assign({}, options, own, {
      success: (result: HostResult) => success(answerOf(Object(result))),
      fail: (failure: HostResult) => {
        // Alipay hands answers that are not 2xx to `fail`. A number below 100 is no status: older versions put the error's number there.
        const { status, statusCode = status } = Object(failure)
        if (statusCode > 99) success(answerOf(failure))
        else fail(failureOf(name, failure))
      },
    }),
  ) as PromiseLike<unknown> | undefined
  // The callbacks are enough: a rejection of the promise that comes besides them must not show as an unhandled one.
  if (task && task.then) task.then(ignore, ignore)
  return task
}

function ignore(): void {}

/**
 * A failure with the host's number and words, in wx's form. A request has its number as `error`, which the core reads; uploads and
 * downloads have numbers of their own, where 13 is no timeout, so theirs is `errno`. Those that would fail again the next time (no such
 * file, no permission, no https) get the word "invalid", by which the core knows them. 20 is one of these for a file only: for a
 * request it means that it was stopped or came too often.
 */
function failureOf(name: string, failure: HostResult): object {
  const { status, error = status, errorMessage } = Object(failure) as HostResult
  return {
    errMsg: `${name}:fail ${/File(1[13]|20)$/.test(name + error) ? 'invalid ' : ''}${errorMessage}`,
    [/equest/.test(name) ? 'error' : 'errno']: error,
  }
}
