// What the user reads when a request has failed; the only place that checks the kind of an error.
import { isHttpError } from '@wxpipe/core'
import { businessOf } from '@wxpipe/envelope'

export function wordsFor(error: unknown): string {
  // Not a failed request but a mistake in our code: it belongs in the console.
  if (!isHttpError(error)) throw error
  const refusal = businessOf(error)
  if (refusal) return refusal.message
  switch (error.code) {
    case 'AUTH_EXPIRED':
      return 'Please log in again'
    case 'NETWORK':
    case 'TIMEOUT':
      return 'The network is slow, pull down to try again'
    case 'ABORT':
      return '' // the page has closed, or it was a second tap on a button: there is nothing to say
    default:
      return 'Something went wrong, pull down to try again'
  }
}
