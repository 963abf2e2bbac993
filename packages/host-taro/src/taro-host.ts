// The host of a client in Taro. Every name is written out: an H5 build keeps only what the source says literally.
import type { Host } from '@wxpipe/core'
import { currentPages, isWeb } from './current-pages.ts'
import { Taro } from './taro.ts'
import { webRequest } from './web-request.ts'

// Getters, so that what a platform lacks is missing here too, and the plugins say so by its name. In a web page Taro has
// functions that do nothing but say that they succeeded: they count as missing.
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
    return isWeb() ? undefined : Taro.getFileSystemManager
  },
  get cloud() {
    return Taro.cloud
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
    return Taro.onBeforePageUnload
  },
  get offBeforePageUnload() {
    return Taro.offBeforePageUnload
  },
  get login() {
    return isWeb() ? undefined : Taro.login
  },
  get checkSession() {
    return isWeb() ? undefined : Taro.checkSession
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
    return Taro.getAppBaseInfo
  },
  get getAccountInfoSync() {
    return isWeb() ? undefined : Taro.getAccountInfoSync
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
