// The public types of @wxpipe/host-alipay, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/host-alipay

import { Host } from '@wxpipe/core'

interface AlipayHost extends Host {
  uploadFile(options: Options): unknown
  downloadFile(options: Options): unknown
  getStorageSync(key: string): unknown
  setStorageSync(key: string, data: unknown): void
  removeStorageSync(key: string): void
  getStorageInfoSync(): {
    readonly keys: readonly string[]
  }
  login(options: Options): unknown
  getNetworkType(options: Options): unknown
  onNetworkStatusChange(listener: (event: { isConnected: boolean; networkType: string }) => void): void
  offNetworkStatusChange(listener?: (event: { isConnected: boolean; networkType: string }) => void): void
  showLoading(options: Options): unknown
  showToast(options: Options): unknown
}

interface My {
  readonly request?: unknown
  readonly httpRequest?: unknown
}

interface Options {
  readonly [name: string]: any
  readonly success?: (result: any) => void
  readonly fail?: (failure: any) => void
}

declare function alipay(my: My): AlipayHost

export { type AlipayHost, alipay, type My, type Options as MyOptions }
