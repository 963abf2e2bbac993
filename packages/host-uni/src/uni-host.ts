// The host of a client in uni-app. Every name is written out: an H5 release build keeps only what the source names
// literally.
import type { Host } from '@wxpipe/core'

type Name =
  | 'request'
  | 'uploadFile'
  | 'downloadFile'
  | 'getFileSystemManager'
  | 'cloud'
  | 'navigateTo'
  | 'redirectTo'
  | 'switchTab'
  | 'reLaunch'
  | 'navigateBack'
  | 'getStorageSync'
  | 'setStorageSync'
  | 'removeStorageSync'
  | 'getStorageInfoSync'
  | 'onAppShow'
  | 'offAppShow'
  | 'onNetworkStatusChange'
  | 'offNetworkStatusChange'
  | 'onBeforePageUnload'
  | 'offBeforePageUnload'
  | 'login'
  | 'checkSession'
  | 'showLoading'
  | 'hideLoading'
  | 'showToast'
  | 'getAppBaseInfo'
  | 'getAccountInfoSync'
  | 'getRealtimeLogManager'

declare const XMLHttpRequest: unknown
declare const uni: { readonly [name in Name]: unknown }
declare const getCurrentPages: () => readonly object[]

// Getters, so that a function which a platform lacks is missing here as well, and the plugins can name it in their errors.
const host = {
  get request() {
    return uni.request
  },
  get uploadFile() {
    return uni.uploadFile
  },
  get downloadFile() {
    return uni.downloadFile
  },
  get getFileSystemManager() {
    return uni.getFileSystemManager
  },
  get cloud() {
    return uni.cloud
  },
  get navigateTo() {
    return uni.navigateTo
  },
  get redirectTo() {
    return uni.redirectTo
  },
  get switchTab() {
    return uni.switchTab
  },
  get reLaunch() {
    return uni.reLaunch
  },
  get navigateBack() {
    return uni.navigateBack
  },
  get getStorageSync() {
    return uni.getStorageSync
  },
  get setStorageSync() {
    return uni.setStorageSync
  },
  get removeStorageSync() {
    return uni.removeStorageSync
  },
  get getStorageInfoSync() {
    return uni.getStorageInfoSync
  },
  get onAppShow() {
    return uni.onAppShow
  },
  get offAppShow() {
    return uni.offAppShow
  },
  get onNetworkStatusChange() {
    return uni.onNetworkStatusChange
  },
  get offNetworkStatusChange() {
    return uni.offNetworkStatusChange
  },
  get onBeforePageUnload() {
    return uni.onBeforePageUnload
  },
  get offBeforePageUnload() {
    return uni.offBeforePageUnload
  },
  get login() {
    return uni.login
  },
  get checkSession() {
    return uni.checkSession
  },
  get showLoading() {
    return uni.showLoading
  },
  get hideLoading() {
    return uni.hideLoading
  },
  get showToast() {
    return uni.showToast
  },
  get getAppBaseInfo() {
    return uni.getAppBaseInfo
  },
  get getAccountInfoSync() {
    return uni.getAccountInfoSync
  },
  get getRealtimeLogManager() {
    return uni.getRealtimeLogManager
  },
  /** A web page sends with XMLHttpRequest, which takes any method. */
  get hasPatch() {
    return typeof XMLHttpRequest === 'function'
  },
  getCurrentPages: () => getCurrentPages(),
}

/**
 * The host for `createClient` in an app made with uni-app: Mini Programs, H5 and App. All calls give the same object, so that
 * all clients of the app share one login page.
 * @example export const client = createClient({ host: uniHost(), baseURL: 'https://api.example.com/' })
 */
export function uniHost(): Host {
  return host as Host
}
