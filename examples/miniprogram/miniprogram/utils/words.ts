// What the user reads when a request has failed; the only place that looks at the kind of an error.
import { isHttpError } from '@wxpipe/core'
import { RefusedError } from '../interceptors/envelope'

const REFUSALS: Record<string, string> = {
  'WRONG USERNAME OR PASSWORD': '账号或密码不正确',
  'NO SUCH IMAGE': '照片已被删除',
}

/** For what a button has begun. */
export function toast(error: unknown): void {
  const title = wordsFor(error)
  if (title) wx.showToast({ title, icon: 'none' })
}

export function wordsFor(error: unknown): string {
  // Not a failed request but a mistake in our code: it belongs in the console.
  if (!isHttpError(error)) throw error
  if (error instanceof RefusedError) return REFUSALS[error.words] ?? error.words
  switch (error.code) {
    case 'AUTH_EXPIRED':
      return '登录后即可查看'
    case 'NETWORK':
    case 'TIMEOUT':
      return '网络不太顺畅，请稍后重试'
    case 'ABORT':
      return '' // its page has gone, or another user has logged in: nobody waits for it
    default:
      return '出了点问题，请稍后重试'
  }
}
