// The host of a client in Taro. Every name is written out, because an H5 build keeps only what the source names
// literally.
import type { Host } from '@wxpipe/core'
import { currentPages, isWeb } from './current-pages.ts'
import { Taro } from './taro.ts'
import { webRequest } from './web-request.ts'

// H5 builds include the functions that are read from the name `Taro`, so those read from this alias are left out. A web
// page has none of them: Taro's own would only call `success` there, and `getAppBaseInfo` would add seven kilobytes for
// one word.
const native = Taro

// Getters, so that a function which a platform lacks is missing here as well, and the plugins can name it in their errors.
const host = {
  get request() {
    return isWeb() ? webRequest : Taro.request
  },
  get uploadFile() {
    return Taro.uploadFile
  },
  get downloadFile() {
    return Taro.downloadFile
  },
  get getFileSystemManager() {
    return native.getFileSystemManager
  },
  get cloud() {
    return native.cloud
  },
  get navigateTo() {
    return Taro.navigateTo
  },
  get redirectTo() {
    return Taro.redirectTo
  },
  get switchTab() {
    return Taro.switchTab
  },
  get reLaunch() {
    return Taro.reLaunch
  },
  get navigateBack() {
    return Taro.navigateBack
  },
  get getStorageSync() {
    return Taro.getStorageSync
  },
  get setStorageSync() {
    return Taro.setStorageSync
  },
  get removeStorageSync() {
    return Taro.removeStorageSync
  },
  get getStorageInfoSync() {
    return Taro.getStorageInfoSync
  },
  get onAppShow() {
    return Taro.onAppShow
  },
  get offAppShow() {
    return Taro.offAppShow
  },
  get onNetworkStatusChange() {
    return Taro.onNetworkStatusChange
  },
  get offNetworkStatusChange() {
    return Taro.offNetworkStatusChange
  },
  get onBeforePageUnload() {
    return native.onBeforePageUnload
  },
  get offBeforePageUnload() {
    return native.offBeforePageUnload
  },
  get login() {
    return native.login
  },
  get checkSession() {
    return native.checkSession
  },
  get showLoading() {
    return Taro.showLoading
  },
  get hideLoading() {
    return Taro.hideLoading
  },
  get showToast() {
    return Taro.showToast
  },
  get getAppBaseInfo() {
    return native.getAppBaseInfo
  },
  get getAccountInfoSync() {
    return native.getAccountInfoSync
  },
  get getRealtimeLogManager() {
    return native.getRealtimeLogManager
  },
  get hasPatch() {
    return isWeb()
  },
  getCurrentPages: () => currentPages(),
}

/**
 * The host for `createClient` in an app made with Taro: Mini Programs and H5. All calls give the same object, so that all clients
 * of the app share one login page.
 * @example export const client = createClient({ host: taroHost(), baseURL: 'https://api.example.com/' })
 */
export function taroHost(): Host {
  return host as Host
}
