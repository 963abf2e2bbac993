// What the user reads when a request has failed, if it is not what the plugins say by themselves.
import { isHttpError } from '@wxpipe/core'
import { businessOf } from '@wxpipe/envelope'

const REFUSALS: Record<string, string> = {
  'ACTIVITY IS FULL': '名额已满',
  'NO MORE THAN 2097152 BYTES': '照片不能超过 2 MB',
  'NO SUCH IMAGE': '照片已被删除',
  'NO SUCH PICTURE': '照片已被删除',
  'ONLY image/jpeg, image/png, image/webp, image/gif': '不支持这种图片格式',
  'WRONG USERNAME OR PASSWORD': '账号或密码不正确',
}

export const refusalWords = (error: unknown) => REFUSALS[businessOf(error)?.message ?? '']

/** For a page that has nothing else to show. */
export function wordsFor(error: unknown): string {
  if (isHttpError(error, 'AUTH_EXPIRED')) return '登录后即可查看'
  if (isHttpError(error, 'NETWORK') || isHttpError(error, 'TIMEOUT')) return '网络不太顺畅，请稍后重试'
  return refusalWords(error) ?? '出了点问题，请稍后重试'
}

/** For the actions of buttons, whose failures the toast has shown. Any other error is a mistake in our code. */
export function told(error: unknown): void {
  if (!isHttpError(error)) throw error
}
