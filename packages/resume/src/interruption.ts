// Tells from wx's words and numbers what the phone did to a request.
import type { NetworkError } from '@wxpipe/core'

/** `background`: 5 s unfinished there, or refused there; `network-change`: Wi-Fi/cellular switch; `offline`. */
export type Interruption = 'background' | 'network-change' | 'offline'

/** What interrupted a request; `undefined` for any other failure (strings and numbers as seen in wx). */
export function interruptionOf(error: NetworkError): Interruption | undefined {
  const { errMsg = '', errno } = Object(error.cause) as { errMsg?: string; errno?: number }
  if (errno === 600003 || /interrupted/.test(errMsg)) return 'background'
  if (/network change/.test(errMsg)) return 'network-change'
  // -106 is Chromium's ERR_INTERNET_DISCONNECTED.
  if (/互联网|網際網路|INTERNET_DISCONNECTED|-106\b|unknow host|offline/.test(errMsg)) return 'offline'
  return undefined
}
