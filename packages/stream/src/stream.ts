// Puts another transport on the requests that have a stream, and judges what comes of them.
import {
  type Call,
  checkOptions,
  type HttpRequest,
  type Kinds,
  ORDER_VALIDATION,
  type Plugin,
  ResponseError,
  type Transport,
  withRequest,
} from '@wxpipe/core'
import { streamedData, withData } from './answer.ts'
import { openStream } from './open-stream.ts'
import { listenerOf, type StreamKeys } from './options.ts'

/** Options of `stream`. */
export interface StreamOptions {
  /**
   * Milliseconds that a server may be silent once it has begun to answer; default 60,000. Comments that it sends to keep the
   * line open count. Until it begins, the request's `timeout` counts, or a minute.
   */
  readonly idleTimeout?: number | undefined
  /** The interceptor's name; default `'stream'`. */
  readonly name?: string | undefined
}

const kinds: Kinds<StreamOptions> = { idleTimeout: 'number', name: 'string' }

/**
 * Makes the plugin that tells an answer while it comes, to the listener of the request's `stream`. The call resolves when the
 * stream ends, and keeps its slot until then.
 * @throws ConfigError for an option that is not known or of another kind; as a rejection, for such a rule. ResponseError (as a
 * rejection) for an answer that is no stream and that no plugin inside has refused; StreamError (as a rejection), which nothing
 * repeats, for a stream that broke off after its listener had been called
 * @example
 * const client = createClient({ baseURL }).use(stream())
 * await client.post('chat', { messages }, { stream: { onEvent: ({ data }) => append(JSON.parse(data)) } })
 */
export function stream(options: StreamOptions = {}): Plugin<StreamKeys> {
  const { idleTimeout = 60_000, name = 'stream' } = checkOptions('stream', options, kinds)
  /** The transport that each call had. */
  const transports = new WeakMap<Call, Transport>()

  // One for all requests: equal ones are known by it.
  const transport: Transport = Object.assign<Transport, Pick<Transport, 'hasOwnTimeout'>>(
    (request, settle) => openStream(request, settle, transports.get(request.call)!, idleTimeout),
    { hasOwnTimeout: true },
  )

  return {
    name,
    order: ORDER_VALIDATION,
    keys: { stream: 'object' },
    request(request: HttpRequest<StreamKeys>) {
      const { options } = request
      if (!options.stream) return request
      const isBytes = listenerOf(options.stream) === 'onBytes'
      // An app may send again what an error gives it as its request: that one has been here.
      if (request.transport !== transport) transports.set(request.call, request.transport)
      return withRequest(request, {
        transport,
        hostOptions: Object.assign({}, isBytes && { responseType: 'arraybuffer' }, request.hostOptions, {
          enableChunked: true,
          dataType: 'text',
        }),
        // A stream has one listener: whoever shared the answer, or got it from a cache, would get nothing of it.
        options: Object.assign({ dedupe: false }, options, { cache: false }),
      })
    },
    response(response, request: HttpRequest<StreamKeys>) {
      if (!request.options.stream) return response
      if (response.data !== streamedData) throw new ResponseError('no stream', { request, response })
      return withData(response, undefined)
    },
  }
}
