// What becomes of a call, a response or a failure; and what a hook has yielded.
import { ConfigError } from './errors/config.ts'
import type { CancelSignal, HttpResponse, Interceptor } from './types/index.ts'
import { isRequest, isResponse, isThenable } from './values.ts'

/** A failure on its way outward. What was thrown can be anything, also a response: so it is kept apart from one. */
export class Failure {
  constructor(readonly error: unknown) {}
}

/** What travels outward. */
export type Outcome = HttpResponse | Failure

/**
 * The outcome that a hook has yielded, or a word for what else it is. `'detached'` is a request that obeys another signal
 * than the traversal it is on. What is none of these, or cannot even be read, is a failure.
 * @param inward the traversal that a request may go on with; none for a hook that takes an outcome
 * @param heard the outcome that the hook was given: when it yields nothing of use, that failure is the cause
 */
export function outcomeOf(
  yielded: unknown,
  { name }: Interceptor,
  inward?: { readonly signal: CancelSignal | undefined } | undefined,
  heard?: Outcome | undefined,
): Outcome | 'promise' | 'request' | 'detached' {
  try {
    if (inward && isRequest(yielded)) return yielded.signal === inward.signal ? 'request' : 'detached'
    if (isThenable(yielded)) return 'promise'
    if (yielded instanceof Failure || isResponse(yielded)) return yielded
  } catch (error) {
    // A getter that throws.
    return new Failure(error)
  }
  return new Failure(
    new ConfigError(
      `"${name}" must yield a response${inward ? ' or a request' : yielded ? ', not its data alone' : ', or throw'}`,
      { cause: heard && (heard as Partial<Failure>).error },
    ),
  )
}
