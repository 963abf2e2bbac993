// Signs each send: its path, query and body as they go out, with a timestamp and a nonce of its own.
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
   * Returns the fields to send with the request, or a promise of them (which may take a minute at most). `request` has
   * the token in its header, and the bytes of a binary body.
   */
  readonly sign: (input: SignInput, request: HttpRequest) => SignedFields | PromiseLike<SignedFields>
  /** Puts the fields into the query instead of the header; default `false`. */
  readonly inQuery?: boolean | undefined
  /**
   * Uses the server's time, learnt from the `Date` of its responses, as the timestamp; default `false`: the phone's.
   */
  readonly serverTime?: boolean | undefined
  /** Further origins whose requests are signed, besides that of the client which the plugin is first used on. */
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
 * Makes the plugin that signs requests to the client's own origin, anew for each send: a retry, or the replay after a
 * token refresh, has a new timestamp and nonce. The plugin contains no cryptography.
 * @throws ConfigError for an option that cannot work and, as a rejection, if `sign` does not yield an object, or a
 * field that cannot stand in a header; TimeoutError (as a rejection) if its promise takes more than a minute; what
 * `sign` throws
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
    // `sign: null` below makes the check refuse a missing `sign` like one of the wrong type.
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
  /** The best estimate of it so far, which is the greatest: the longer a response travels, the smaller its estimate. */
  let best = -Infinity
  const learn = (response: HttpResponse, request: HttpRequest, isAccepted?: unknown) => {
    const estimate = Date.parse(getHeader(response.header, 'date') as string) - Date.now()
    // A stream or a large file ends long after its `Date`, and a response from a cache (`Age`) arrives long after it.
    // Their estimates are too small, and count only if they are greater than the best. But after the phone's clock is
    // put forward, the best estimate is too great, and the server refuses requests: so a refusal's estimate always
    // counts.
    const mayBeLate = (isAccepted && response.statusCode < 400) || +getHeader(response.header, 'age')!
    if (serverTime && estimate > (mayBeLate ? best : -Infinity) && origin.covers(request)) offset = best = estimate
    return response
  }

  return {
    name,
    order: ORDER_SIGNING,
    // The mark: with and without a signature a server may respond differently.
    keys: { sign: 'boolean*' },
    install: origin.install,
    request(request: HttpRequest<SigningKeys>) {
      if (request.options.sign === false || !origin.covers(request)) return request
      const { method, data } = request
      const isGet = method === 'GET'
      // Hosts encode spaces and Chinese characters, which HTTP does not allow in a URL, and the quotes, brackets and
      // braces that URL parsers refuse. A path for the cloud gets its leading slash only when it is sent.
      const [, , path, search] = /^([^/?#]*\/\/[^/?#]*)?\/?([^?#]*)\??([^#]*)/.exec(
        resolveUrl(request).replace(/[^!#-;=?-_a-z|~]+/g, encodeURIComponent),
      )!
      // The data as text, by the rules in the base library's source: that of a GET goes into the query, unless it is
      // a string.
      const text =
        typeof data === 'string'
          ? !isGet && data
          : isGet || /urlencoded/i.test(getHeader(request.header, 'content-type')!)
            ? Object.entries(Object(data) as { readonly [name: string]: string })
                .map(([name, value]) =>
                  // As in wx, a nested object is JSON in a query, and `[object Object]` in a form.
                  [name, isGet && Object(value) === value ? JSON.stringify(value) : value]
                    .map(encodeURIComponent)
                    .join('='),
                )
                .join('&')
            : data != null && !isBinary(data) && JSON.stringify(data)
      const input: SignInput = {
        method,
        path: `/${path}`,
        // Browsers, and hosts based on Chromium, encode apostrophes, but only in the query.
        query: (search + (isGet && text ? (search && '&') + text : '')).replace(/'/g, '%27'),
        body: (!isGet && text) || '',
        timestamp: Date.now() + offset,
        // One is added, because a small random number is written with a power of ten, such as `5e-7`.
        nonce: `${1 + Math.random()}`.replace('.', ''),
      }
      const place = (fields: SignedFields) => {
        checkOptions('sign', fields, {}, true)
        return Object.assign({}, request, {
          // Exactly the query that was signed, so that nothing depends on how wx serialises the data of a GET.
          url: /^[^?#]*/.exec(request.url)![0] + (input.query && '?') + input.query,
          // A copy, because the app may write the fields of its next request into the same object.
          query: inQuery ? Object.assign({}, fields) : undefined,
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
    // The third argument that the core passes, `next`, serves as a truthy `isAccepted`: nothing inside has refused this
    // response.
    response: learn,
    error(error, request) {
      learn(Object(Object(error).response), request)
      throw error
    },
  }
}
