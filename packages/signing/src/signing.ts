// Signs each send: its path, query and body as they go out, with a time and a nonce of its own.
import {
  checkOptions,
  getHeader,
  type HttpRequest,
  type HttpResponse,
  isBinary,
  ORDER_SIGNING,
  type Plugin,
  resolveUrl,
  sessionOrigin,
  within,
} from '@wxpipe/core'
import type { SignInput } from './input.ts'

/** What a signature consists of: headers, or parameters, by name. */
export interface SignedFields {
  readonly [name: string]: string | number
}

/** Options of `signing`. */
export interface SigningOptions {
  /**
   * Yields what goes with the request, or a promise of it (a minute at most). `request` has the token in its header, and the bytes
   * of a body that is no text.
   */
  readonly sign: (input: SignInput, request: HttpRequest) => SignedFields | PromiseLike<SignedFields>
  /** Puts that into the query instead of the header; default `false`. */
  readonly inQuery?: boolean | undefined
  /** The timestamp is the server's time, learnt from the `Date` of its answers; default `false`: the phone's. */
  readonly serverTime?: boolean | undefined
  /** More origins whose requests are signed; that of the client which the plugin is first used on always is. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'signing'`. */
  readonly name?: string | undefined
}

/** The request option that `signing` adds. */
export interface SigningKeys {
  /** `false` sends this request without a signature. */
  readonly sign: boolean
}

/**
 * Makes the plugin that signs requests of the client's own origin, anew for each send: a retry, and the replay after a refresh,
 * have another time and nonce. There is no cryptography inside.
 * @throws ConfigError for an option that cannot work; (as a rejection) when `sign` yields no object; TimeoutError (as a
 * rejection) when its promise takes more than a minute
 * @example
 * client.use(signing({
 *   sign: ({ method, path, query, body, timestamp, nonce }) => ({
 *     'X-Timestamp': timestamp,
 *     'X-Nonce': nonce,
 *     'X-Sign': md5([method, path, sortedPairs(query), body, timestamp, nonce, secret].join('\n')),
 *   }),
 * }))
 */
export function signing(options: SigningOptions): Plugin<SigningKeys> {
  const {
    name = 'signing',
    origins,
    inQuery,
    serverTime,
    // With `sign: null` below, a missing `sign` is refused like one of another kind.
  } = checkOptions<SigningOptions>('signing', Object.assign({ sign: null }, options), {
    sign: 'function',
    serverTime: 'boolean',
    inQuery: 'boolean',
    name: 'string',
    origins: 'list',
  })
  const origin = sessionOrigin(origins)
  /** How many milliseconds the server's clock is ahead of the phone's. */
  let offset = 0
  /** The best estimate of it so far: of several the greatest, because the time that an answer takes makes an estimate smaller. */
  let best = -Infinity
  const learn = (response: HttpResponse, request: HttpRequest, isAccepted?: unknown) => {
    const estimate = Date.parse(getHeader(response.header, 'date') as string) - Date.now()
    // The answer of a stream, or of a large file, ends long after its `Date`, and one that a cache has kept (`Age`) comes long after
    // it: their estimates are too small, and count only if they are greater than the best. But when the phone's clock is put forward,
    // the best estimate is too great, and the server refuses: so the estimate of a refusal always counts.
    const mayBeLate = (isAccepted && response.statusCode < 400) || +getHeader(response.header, 'age')!
    if (serverTime && estimate > (mayBeLate ? best : -Infinity) && origin.covers(request)) offset = best = estimate
    return response
  }

  return {
    name,
    order: ORDER_SIGNING,
    keys: { sign: 'boolean' },
    install: origin.install,
    request(request: HttpRequest<SigningKeys>) {
      if (request.options.sign === false || !origin.covers(request)) return request
      const { method, data } = request
      const isGet = method === 'GET'
      // No line of HTTP holds a blank or a Chinese character, and URL parsers let no quote, bracket or brace into a path: hosts encode
      // them. The path of a cloud gets its slash in front only when it is sent.
      const [, , path, search] = /^([^/?#]*\/\/[^/?#]*)?\/?([^?#]*)\??([^#]*)/.exec(
        resolveUrl(request).replace(/[^!#-;=?-_a-z|~]+/g, encodeURIComponent),
      )!
      // The data as text, by the rules of the base library's own source: that of a GET goes into the query, unless it is a text
      // already.
      const text =
        typeof data === 'string'
          ? !isGet && data
          : isGet || /urlencoded/i.test(getHeader(request.header, 'content-type')!)
            ? Object.entries(Object(data) as { readonly [name: string]: string })
                .map(([name, value]) =>
                  // An object in it goes into a query as JSON and into a form as `[object Object]`, as wx does it.
                  [name, isGet && Object(value) === value ? JSON.stringify(value) : value]
                    .map(encodeURIComponent)
                    .join('='),
                )
                .join('&')
            : data != null && !isBinary(data) && JSON.stringify(data)
      const input: SignInput = {
        method,
        path: `/${path}`,
        // Browsers, and hosts that send by Chromium, encode apostrophes in a query, and only there.
        query: (search + (isGet && text ? (search && '&') + text : '')).replace(/'/g, '%27'),
        body: (!isGet && text) || '',
        timestamp: Date.now() + offset,
        // One is added, because a small random number is written with a power of ten, such as `5e-7`.
        nonce: `${1 + Math.random()}`.replace('.', ''),
      }
      const place = (fields: SignedFields) => {
        checkOptions('sign', fields, {}, true)
        return Object.assign({}, request, {
          // The very query that was signed, whatever wx would have made of the data of a GET.
          url: request.url.split(/[?#]/)[0] + ((input.query && '?') + input.query),
          query: inQuery ? fields : undefined,
          data: isGet ? undefined : data,
          header: Object.assign({}, request.header, inQuery || fields),
        })
      }
      // Called as a method of what the app gave, so that `this` works there.
      const fields = options.sign(input, request)
      return Object(fields).then
        ? within(fields as PromiseLike<SignedFields>, 60_000, 'sign', request, place)
        : place(fields as SignedFields)
    },
    // The core passes `next` as the third argument. It stands for `isAccepted`: nothing inside has refused this answer.
    response: learn,
    error(error, request) {
      learn(Object(Object(error).response), request)
      throw error
    },
  }
}
