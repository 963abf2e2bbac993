// The simulated `my`: Alipay's names over the functions of the simulated `wx`.
import type { BoxOptions, NetworkStatus } from '../wx/types.ts'
import type { Wx } from '../wx/wx.ts'
import { answering, failureOf } from './call.ts'
import { createMyFiles } from './files.ts'
import { createMyRequest } from './request.ts'
import type { My, MyCall, MyQuirks } from './types.ts'

type Ask = (options: object) => unknown

const NETWORKS: Readonly<Record<string, string>> = { none: 'NOTREACHABLE', unknown: 'UNKNOWN', '5g': 'WWAN' }
const networkOf = (type: string) => NETWORKS[type] ?? type.toUpperCase()

/** A call whose options are the same in wx. */
const same =
  <O extends object, R = { success: true }>(
    ask: unknown,
    optionsOf: (options: O) => object = (options) => options,
    resultOf: (result: never) => unknown = () => ({ success: true }),
  ): MyCall<O, R> =>
  (options) =>
    answering(options, (success, fail) => {
      ;(ask as Ask)({
        ...optionsOf((options ?? {}) as O),
        success: (result: never) => success(resultOf(result) as R),
        fail: (failure: { errMsg: string }) => fail(failureOf(failure)),
      })
      return {}
    })

const box = ({ content, type, duration }: Parameters<My['showToast']>[0] & object): BoxOptions => ({
  title: content,
  icon: type ?? 'none',
  duration: duration ?? 2_000,
})

export function createMy(wx: Wx, quirks: MyQuirks): My {
  const request = createMyRequest(wx, quirks)
  const wrapped = new WeakMap<object, (event: NetworkStatus) => void>()
  return {
    ...(quirks.dingTalk ? { httpRequest: request } : { request }),
    ...createMyFiles(wx, quirks),
    getFileSystemManager: wx.getFileSystemManager,
    env: wx.env,
    getStorageSync: ({ key }) => ({ data: wx.getStorageInfoSync().keys.includes(key) ? wx.getStorageSync(key) : null }),
    setStorageSync({ key, data }) {
      try {
        wx.setStorageSync(key, data)
        return { success: true }
      } catch (error) {
        return { error: 4, errorMessage: String(error) }
      }
    },
    removeStorageSync({ key }) {
      wx.removeStorageSync(key)
      return { success: true }
    },
    getStorageInfoSync: wx.getStorageInfoSync,
    getAuthCode: same(wx.login, undefined, ({ code }: { code: string }) => ({ authCode: code })),
    getNetworkType: same(wx.getNetworkType, undefined, ({ networkType }: NetworkStatus) => ({
      networkAvailable: networkType !== 'none',
      networkType: networkOf(networkType),
    })),
    onNetworkStatusChange(listener) {
      const listenerOfWx = ({ isConnected, networkType }: NetworkStatus) =>
        listener({ isConnected, networkType: networkOf(networkType) })
      if (wrapped.has(listener)) return
      wrapped.set(listener, listenerOfWx)
      wx.onNetworkStatusChange(listenerOfWx)
    },
    offNetworkStatusChange(listener) {
      if (listener === undefined) return wx.offNetworkStatusChange()
      const listenerOfWx = wrapped.get(listener)
      wrapped.delete(listener)
      if (listenerOfWx !== undefined) wx.offNetworkStatusChange(listenerOfWx)
    },
    onAppShow: wx.onAppShow,
    offAppShow: wx.offAppShow,
    getAppBaseInfo: () => ({ ...wx.getAppBaseInfo(), language: 'zh-Hans' }),
    showToast: same(wx.showToast, box),
    hideToast: same(wx.hideToast),
    showLoading: same(wx.showLoading, box),
    hideLoading: same(wx.hideLoading, () => ({ noConflict: true })),
    navigateTo: same(wx.navigateTo),
    redirectTo: same(wx.redirectTo),
    switchTab: same(wx.switchTab),
    reLaunch: same(wx.reLaunch),
    navigateBack: same(wx.navigateBack),
  }
}
