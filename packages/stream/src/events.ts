// A stream as an async iterable, without the syntax that phones lack.
import {
  AbortError,
  anySignal,
  type CallOptions,
  type Client,
  createCancelSource,
  type HttpRequest,
  hasSameAccount,
  type Keys,
  type Method,
} from '@wxpipe/core'
import type { SseStream, StreamKeys } from './options.ts'
import type { ServerSentEvent } from './sse.ts'

/** Options of `events` in addition to those of a request. */
export interface EventOptions extends Pick<SseStream, 'done' | 'idleTimeout' | 'maxBuffer'> {
  /** Default `'GET'`. */
  readonly method?: Method | undefined
}

/** The events of a stream, for `for await`, or one by one. */
export interface EventIterator extends AsyncIterableIterator<ServerSentEvent> {
  /** The next event; after the last one `done` is true. */
  next(): Promise<IteratorResult<ServerSentEvent, undefined>>
  /** Ends the stream. */
  return(): Promise<IteratorResult<ServerSentEvent, undefined>>
}

interface Waiter {
  resolve(result: IteratorResult<ServerSentEvent, undefined>): void
  reject(error: unknown): void
}

/**
 * The events of a stream, one after another. The request is sent when the first event is asked for; leaving the loop
 * ends it. Events that arrived before a failure are delivered before it. Any number of them may wait for the loop,
 * because no host can be made to wait.
 * @throws in the loop, what the request rejects with
 * @example
 * const client = createClient({ baseURL }).use(stream())
 * for await (const { data } of events(client, 'chat', { method: 'POST', data: { messages } })) append(data)
 */
export function events<X extends StreamKeys>(
  client: Client<X>,
  url: string,
  options: CallOptions & Omit<Keys<X>, 'stream'> & EventOptions = {},
): EventIterator {
  const { done, maxBuffer, idleTimeout, ...rest } = options as CallOptions & EventOptions
  const source = createCancelSource()
  const arrived: ServerSentEvent[] = []
  const waiters: Waiter[] = []
  let state: 'new' | 'open' | 'over' = 'new'
  let failure: { readonly error: unknown } | undefined
  /** The request that the events belong to. */
  let asked: HttpRequest | undefined

  const serve = (): void => {
    // Events that a slow loop has not asked for yet belong to the user who requested them, not to one who has logged in
    // since.
    if (arrived.length && !hasSameAccount(asked!)) {
      arrived.length = 0
      source.abort()
      state = 'over'
      const cause = 'the account has changed'
      failure = { error: new AbortError(cause, { request: asked, cause }) }
    }
    while (waiters.length && (arrived.length || state === 'over')) {
      const { resolve, reject } = waiters.shift()!
      const error = failure
      if (arrived.length) resolve({ value: arrived.shift()!, done: false })
      else if (error) {
        failure = undefined
        reject(error.error)
      } else resolve({ value: undefined, done: true })
    }
  }
  const end = (error?: { readonly error: unknown }): void => {
    if (state === 'over') return
    state = 'over'
    failure = error
    serve()
  }
  const open = (): void => {
    state = 'open'
    const onEvent = (event: ServerSentEvent, request: HttpRequest) => {
      asked = request
      arrived.push(event)
      serve()
    }
    const { signal } = rest
    ;(client as Client<StreamKeys>)
      .request({
        ...rest,
        url,
        signal: signal ? anySignal(signal, source.signal) : source.signal,
        stream: { onEvent, done, maxBuffer, idleTimeout },
      })
      .then(
        () => end(),
        (error) => end({ error }),
      )
  }

  const iterator = {
    next: () =>
      new Promise<IteratorResult<ServerSentEvent, undefined>>((resolve, reject) => {
        waiters.push({ resolve, reject })
        if (state === 'new') open()
        serve()
      }),
    return: () => {
      arrived.length = 0
      failure = undefined
      end()
      source.abort('the loop was left')
      return Promise.resolve<IteratorResult<ServerSentEvent, undefined>>({ value: undefined, done: true })
    },
  }
  // Engines without the symbol have no `for await` either: there the iterator is called by hand.
  if (typeof Symbol === 'function' && Symbol.asyncIterator) {
    Object.assign(iterator, { [Symbol.asyncIterator]: () => iterator })
  }
  return iterator as EventIterator
}
