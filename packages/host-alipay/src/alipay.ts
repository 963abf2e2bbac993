// Alipay's `my` with the names, the conversions and the errors of wx.
import type { Host } from '@wxpipe/core'
import { downloadFile, uploadFile } from './files.ts'
import { ask, type Functions, type My, type Options } from './my.ts'
import { getNetworkType, login, others, show } from './phone.ts'
import { request } from './request.ts'

/** The host that `alipay` makes. It lacks the functions that the given `my` lacks, so that plugins can detect it. */
export interface AlipayHost extends Host {
  uploadFile(options: Options): unknown
  downloadFile(options: Options): unknown
  getStorageSync(key: string): unknown
  setStorageSync(key: string, data: unknown): void
  removeStorageSync(key: string): void
  getStorageInfoSync(): { readonly keys: readonly string[] }
  login(options: Options): unknown
  getNetworkType(options: Options): unknown
  onNetworkStatusChange(listener: (event: { isConnected: boolean; networkType: string }) => void): void
  offNetworkStatusChange(listener?: (event: { isConnected: boolean; networkType: string }) => void): void
  showLoading(options: Options): unknown
  showToast(options: Options): unknown
}

// What differs from wx in the functions that take options with callbacks.
const changes = { request, uploadFile, downloadFile, login, getNetworkType, showLoading: show, showToast: show }

/**
 * Makes a host of Alipay's `my`, or of DingTalk's `dd`. Without one, as in another app, the host is empty, and each
 * request rejects with a ConfigError.
 * @example
 * import { createClient } from '@wxpipe/core'
 * import { alipay } from '@wxpipe/host-alipay'
 *
 * const client = createClient({ baseURL: 'https://api.example.com/', host: alipay(my) })
 */
export function alipay(my: My): AlipayHost {
  // Without `my` the host is empty, and the client reports it at its first send.
  const functions: Functions = Object(my)
  // The other functions of `my` are the same in wx, or wx has none of that name.
  const host: { [name: string]: unknown } = Object.assign({}, functions)
  const own = others(functions)
  for (const name of Object.keys(own)) if (functions[name]) host[name] = own[name]
  for (const name of Object.keys(changes) as (keyof typeof changes)[]) {
    const myName = name === 'login' ? 'getAuthCode' : name === 'request' && !functions[name] ? 'httpRequest' : name
    if (functions[myName])
      host[name] = (options: Options = {}) => ask(functions, myName, options, changes[name](options))
  }
  return host as never
}
