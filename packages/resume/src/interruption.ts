// Recognises by wx's messages and numbers how the phone interrupted a request.
import { isHttpError, type NetworkError } from '@wxpipe/core'

/**
 * `background`: unfinished there after 5 s, or refused there
 * (https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html); `network-change`: Wi-Fi/cellular
 * switch; `offline`: no network.
 */
export type Interruption = 'background' | 'network-change' | 'offline'

/**
 * What interrupted a request, or the session refresh that it waited for; `undefined` for any other failure (messages
 * and numbers as seen in wx).
 * @example if (isHttpError(error, 'NETWORK') && interruptionOf(error) === 'offline') showOfflinePage()
 */
export function interruptionOf(error: NetworkError): Interruption | undefined {
  const { cause } = error
  // After a failed refresh, the cause of each request's error is the refresh's own error, whose cause is the host's
  // failure.
  if (isHttpError(cause)) return interruptionOf(cause as NetworkError)
  const { errMsg, errno } = Object(cause) as { errMsg?: unknown; errno?: unknown }
  const words = `${errno} ${errMsg}`
  if (/^600003 |interrupted/.test(words)) return 'background'
  if (/network.change/i.test(words)) return 'network-change'
  if (/互联网|[際聯]網|DISCONNECTED|unknow host|offline/.test(words)) return 'offline'
  return undefined
}
