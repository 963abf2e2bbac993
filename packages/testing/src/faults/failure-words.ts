// The failures for which several messages were seen in WeChat's clients.

/** A failure of Chromium's network stack, as newer clients word it. */
export function cronet(code: number, name: string): string {
  return `request:fail errcode:${code} cronet_error_code:${code} error_msg:net::ERR_${name}`
}

export const TIMEOUTS = {
  en: 'request:fail timeout',
  'zh-CN': 'request:fail 请求超时。',
  'zh-TW': 'request:fail 要求逾時。',
  net: 'request:fail -7:net::ERR_TIMED_OUT',
  connect: 'request:fail -118:net::ERR_CONNECTION_TIMED_OUT',
  blank: 'request:fail ',
} as const

export const INTERRUPTED = {
  space: 'request:fail interrupted',
  colon: 'request:fail:interrupted',
  refused: 'createRequestTask:fail:interrupted',
  error: 'network interrupted error',
  suspend:
    'request:fail createRequestTask:fail: jsapi has no permission, event=createRequestTask, runningState=suspend, permissionMsg=permission ok, detail=network api interrupted in suspend state',
} as const

export const OFFLINE = {
  ios: 'request:fail 似乎已断开与互联网的连接。',
  android: 'request:fail request unknow host error',
} as const

export const DNS = {
  new: cronet(-105, 'NAME_NOT_RESOLVED'),
  old: 'request:fail -105:net::ERR_NAME_NOT_RESOLVED',
} as const

export const TLS = {
  authority: cronet(-202, 'CERT_AUTHORITY_INVALID'),
  date: cronet(-201, 'CERT_DATE_INVALID'),
  name: cronet(-200, 'CERT_COMMON_NAME_INVALID'),
  handshake: 'request:fail ssl hand shake error',
  'zh-CN': 'request:fail 发生了SSL错误，无法建立与该服务器的安全连接。',
  version: 'request:fail 小程序要求的 TLS 版本必须大于等于 1.2',
  certificate: 'request:fail 对应的服务器证书无效。',
} as const
