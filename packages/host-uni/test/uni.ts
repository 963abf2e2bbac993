// A simulated uni-app: the global `uni` over the simulated host, made as uni's own runtime makes it.
import { createHost, type HostOptions } from '@wxpipe/testing'

/** Options of a simulated uni-app. */
export type UniOptions = HostOptions & {
  /** H5 has no `onBeforePageUnload`, and pages whose options are decoded and which have `$page`. */
  readonly isH5?: boolean
}

/** Puts `uni` and `getCurrentPages` on the global; a `uni` function without a callback returns a promise, not a task. */
export function createUni({ isH5 = false, ...options }: UniOptions = {}) {
  const host = createHost({
    entry: 'pages/index/index',
    handler: () => ({ data: 'ok' }),
    ...options,
    quirks: { ...(isH5 && { decodedOptions: true, noRouteEvents: true }), ...options.quirks },
  })
  const own: Record<string, unknown> = {}
  const wx: Record<string, unknown> = Object(host.wx)
  // uni's Proxy tests each key with a regular expression, so a symbol is a TypeError, and gives a new function at each
  // read.
  const uni = new Proxy(own, {
    get(target, key) {
      const isTaken = /^(?!create)/.test(key as string) && Object.hasOwn(target, key)
      const api = isTaken ? target[key as string] : wx[key as string]
      if (typeof api !== 'function' || /Sync$|^(on|off|get)[A-Z]/.test(key as string) || isTaken) return api
      return (given: { success?: unknown; fail?: unknown } = {}) =>
        given.success || given.fail
          ? api.call(wx, { ...given })
          : new Promise((success, fail) => api.call(wx, { ...given, success, fail }))
    },
  })
  const globals = globalThis as { uni?: unknown; getCurrentPages?: unknown }
  Object.assign(globals, { uni, getCurrentPages: host.getCurrentPages })
  const dispose = () => {
    delete globals.uni
    delete globals.getCurrentPages
    host.dispose()
  }
  return { host, uni, dispose }
}
