// Outcomes (responses and failures), and the check of what a hook has yielded.
import { ConfigError } from './errors/config.ts'
import type { CancelSignal, HttpResponse, Interceptor } from './types/index.ts'
import { isRequest, isResponse, isThenable } from './values.ts'

/** A failure on its way outward. Wrapped, because what was thrown can be anything, even a response. */
export class Failure {
  constructor(readonly error: unknown) {}
}

/** What travels outward. */
export type Outcome = HttpResponse | Failure

/**
 * Classifies what a hook has yielded: an outcome is returned as it is, anything else as a word. `'detached'` is a
 * request whose signal is not its traversal's. An invalid value, or one that throws when it is read, becomes a failure.
 * @param given the outcome that the hook received: if it is a failure, it is the cause of the error for an invalid
 * value. None for a `request` hook, which alone may yield a request
 */
export function classify(
  yielded: unknown,
  { interceptor }: { readonly interceptor: Interceptor },
  traversal: { readonly signal: CancelSignal | undefined },
  given?: Outcome | undefined,
): Outcome | 'promise' | 'request' | 'detached' {
  try {
    if (!given && isRequest(yielded)) return yielded.signal === traversal.signal ? 'request' : 'detached'
    if (isThenable(yielded)) return 'promise'
    if (yielded instanceof Failure || isResponse(yielded)) return yielded
  } catch (error) {
    // A getter has thrown.
    return new Failure(error)
  }
  return new Failure(
    new ConfigError(
      `"${interceptor.name}" must yield a response${given ? (yielded ? ', not its data alone' : ', or throw') : ' or a request'}`,
      { cause: given && (given as Partial<Failure>).error },
    ),
  )
}
