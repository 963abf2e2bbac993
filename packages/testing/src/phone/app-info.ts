// What wx's calls say about the app and about the phone.
import { invokeSync } from '../calls/invoke.ts'
import { baseLibraryOf, isSince } from '../state/base-library.ts'
import type { Context } from '../state/context.ts'

export function createAppInfo(context: Context) {
  const SDKVersion = baseLibraryOf(context)
  const { platform = 'ios', language = 'zh_CN', miniProgram } = context.options
  const { appId = 'wx0000000000000000', envVersion = 'develop', version = '' } = miniProgram ?? {}
  const account = {
    miniProgram: {
      appId,
      ...(isSince(context, '2.10.0') && { envVersion }),
      ...(isSince(context, '2.10.2') && { version: envVersion === 'release' ? version : '' }),
    },
  }
  const system = { platform, SDKVersion, language, brand: 'wxpipe', model: 'simulated host' }
  const base = { SDKVersion, language, version: '8.0.50', enableDebug: false }
  const answering =
    <R extends object>(api: string, value: R) =>
    () =>
      invokeSync(context, api, undefined, () => ({ ...value }))
  return {
    getSystemInfoSync: answering('getSystemInfoSync', system),
    ...(isSince(context, '2.20.1') && { getAppBaseInfo: answering('getAppBaseInfo', base) }),
    ...(isSince(context, '2.2.2') && { getAccountInfoSync: answering('getAccountInfoSync', account) }),
  }
}
