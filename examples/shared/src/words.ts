// What the user reads when a request has failed.
import { isHttpError } from '@wxpipe/core'
import { businessOf } from '@wxpipe/envelope'

const REFUSALS: Readonly<Record<string, string>> = {
  'ACTIVITY IS FULL': '名额已满',
  'NO MORE THAN 2097152 BYTES': '照片不能超过 2 MB',
  'ONLY image/jpeg, image/png, image/webp, image/gif': '不支持这种图片格式',
  'WRONG USERNAME OR PASSWORD': '账号或密码不正确',
}

/** Empty for an aborted request, because the user ended it. */
export function wordsFor(error: unknown): string {
  // Not a failed request but a mistake in our code: it belongs in the console.
  if (!isHttpError(error)) throw error
  if (isHttpError(error, 'ABORT')) return ''
  if (isHttpError(error, 'AUTH_EXPIRED')) return '登录后即可查看'
  if (isHttpError(error, 'NETWORK') || isHttpError(error, 'TIMEOUT')) return '网络不太顺畅，请稍后重试'
  return REFUSALS[businessOf(error)?.message ?? ''] ?? '出了点问题，请稍后重试'
}
