// Puts another transport on the requests that have a stream, and checks their responses.
import {
  type Call,
  type Cancel,
  checkOptions,
  type HttpRequest,
  ORDER_VALIDATION,
  type Plugin,
  ResponseError,
  type Settle,
  type Transport,
  withRequest,
} from '@wxpipe/core'
import { openStream } from './open-stream.ts'
import { checkRule, type StreamKeys } from './options.ts'
import { streamedData, withData } from './response.ts'

/** Options of `stream`. */
export interface StreamOptions {
  /**
   * Milliseconds that a server may be silent after it has begun to respond; default 60,000. Comments that keep the
   * connection alive end a silence. Until the server begins, the request's `timeout` applies, or a minute.
   */
  readonly idleTimeout?: number | undefined
  /** The interceptor's name; default `'stream'`. */
  readonly name?: string | undefined
}

/**
 * Makes the plugin that passes a response to the listener of the request's `stream` while it arrives. The call resolves
 * when the stream ends, and keeps its slot until then.
 * @throws ConfigError for an unknown option or one of the wrong type; as a rejection, for such a rule. ResponseError
 * (as a rejection) for a response that is not a stream and that no plugin inside has refused; StreamError (as a
 * rejection), which no plugin retries, for a stream that broke off after its listener had been called
 * @example
 * const client = createClient({ baseURL }).use(stream())
 * await client.post('chat', { messages }, { stream: { onEvent: ({ data }) => append(JSON.parse(data)) } })
 */
export function stream(options: StreamOptions = {}): Plugin<StreamKeys> {
  const { idleTimeout = 60_000, name = 'stream' } = checkOptions('stream', options, {
    idleTimeout: 'number',
    name: 'string',
  })
  /** The transport that each call had. */
  const transports = new WeakMap<Call, Transport>()

  // One transport for all requests, because plugins that recognise equal requests compare it.
  const transport = (request: HttpRequest, settle: Settle): Cancel =>
    openStream(request, settle, transports.get(request.call)!, idleTimeout)
  transport.hasOwnTimeout = true

  return {
    name,
    order: ORDER_VALIDATION,
    keys: { stream: 'object' },
    request(request: HttpRequest<StreamKeys>) {
      const { options } = request
      if (!options.stream) return request
      // An app may send an error's `request` again, which has this transport already.
      if (request.transport !== transport) transports.set(request.call, request.transport)
      return withRequest(request, {
        transport,
        hostOptions: Object.assign(
          {},
          checkRule(options.stream)[0].onBytes && { responseType: 'arraybuffer' },
          request.hostOptions,
          { enableChunked: true, dataType: 'text' },
        ),
        // A stream has one listener: a call that shared the response, or got it from a cache, would get nothing.
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
