// What both transports share: they choose the cloud, initialise it before its first call, and convert its response.
import {
  AbortError,
  ConfigError,
  checkOptions,
  type HttpRequest,
  hasSameAccount,
  type Kinds,
  type Transport,
} from '@wxpipe/core'
import { failed } from './failed.ts'

/** The functions used of `wx.cloud`, of a `wx.cloud.Cloud` instance, or of an SDK with the same functions. */
export interface WxCloud {
  /** For `cloudContainer`. */
  callContainer?(options: never): unknown
  /** For `cloudFunction`. */
  callFunction?(options: never): unknown
}

/** What `cloudContainer` and `cloudFunction` have in common. */
export interface CloudOptions {
  /** The id of the environment; default: the one that the app has initialised `wx.cloud` with. */
  readonly env?: string | undefined
  /**
   * Returns the cloud to call instead of the host's own (`wx.cloud`), or a promise of it: an instance that the app
   * itself initialises. Called at each send, as a method of the options.
   */
  readonly cloud?: (() => WxCloud | PromiseLike<WxCloud>) | undefined
}

type Callable = { readonly [api: string]: ((options: object) => unknown) | undefined } | undefined
type Settled = (outcome: unknown) => void

// The `wx.cloud` that has been initialised, shared by both transports, because only its first `init` takes effect.
let initialised: unknown

/**
 * Makes a transport that calls one function of the cloud.
 * @param own the option that only this factory has
 * @param describe makes the function's options; if it throws, nothing is sent
 * @param outcomeOf makes the outcome from the cloud's result
 */
export function cloudTransport<Own extends 'service' | 'name'>(
  api: 'callContainer' | 'callFunction',
  options: CloudOptions & { readonly [name in Own]?: string | undefined },
  own: Own,
  describe: (request: HttpRequest, own: string | undefined) => object,
  outcomeOf: (request: HttpRequest, result: unknown) => unknown,
): Transport {
  // Messages name the factory: `cloudFunction` for `callFunction`.
  const {
    env,
    cloud,
    [own]: value,
  } = checkOptions(api.replace('call', 'cloud'), options, {
    env: 'string',
    [own]: 'string',
    cloud: 'function',
  } as Kinds<typeof options>)
  return (request, settle) => {
    // `null` once the call has ended: then nothing is sent.
    let callOptions: object | null = describe(request, value)
    const fail = (failure: unknown) => settle(failed(request, failure))
    const success = (result: unknown) => settle(outcomeOf(request, result))

    const ask = (target: Callable) => {
      try {
        // While the app's promise was pending, the call may have ended or its user logged out: then send nothing.
        const cause = 'the account has changed'
        if (!callOptions || !hasSameAccount(request, request.credential))
          return settle(new AbortError(cause, { request, cause }))
        if (!Object(target)[api]) return settle(new ConfigError(`no wx.cloud.${api}`, { request }))
        if (!cloud && initialised !== target) {
          target!['init']!((env && { env }) as never)
          initialised = target
        }
        // Some SDKs have no callbacks, and return a promise.
        then(target![api]!(Object.assign(callOptions, env && { config: { env } }, { success, fail })), success, fail)
      } catch (error) {
        fail(error)
      }
    }

    const target = cloud ? options.cloud!() : Object(request.call.client.host).cloud
    then(target, ask as Settled, fail) || ask(target)
    // The cloud cannot cancel a call. The core ignores a response that comes later.
    return () => {
      callOptions = null
    }
  }
}

/** @returns whether it is a promise */
function then(value: unknown, onValue: Settled, onError: Settled): unknown {
  return Object(value).then && (value as PromiseLike<unknown>).then(onValue, onError)
}
