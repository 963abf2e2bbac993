// The part of @tarojs/taro that is used here. Its own typings bring about a hundred packages that nothing else needs.
declare module '@tarojs/taro' {
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

  const Taro: { readonly [name in Exclude<Name, 'request'>]: unknown } & {
    request(options: object): unknown
    getEnv(): string
    getCurrentPages(): readonly object[]
    useRouter(): object
    useUnload(hook: () => void): void
  }
  export default Taro
}
