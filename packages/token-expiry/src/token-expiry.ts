// Recognises an expired session in a response, and reports it with one typed error.
import {
  AuthExpiredError,
  checkOptions,
  decided,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  type Kinds,
  ORDER_TOKEN_EXPIRY,
  type Plugin,
  sessionOrigin,
} from '@wxpipe/core'
import { fieldsOf } from './body.ts'

/** Options of `tokenExpiry`. */
export interface TokenExpiryOptions {
  /** HTTP statuses that mean an expired session; default `[401]`. */
  readonly statusCodes?: readonly number[] | undefined
  /**
   * Business codes that mean it, in a response of any status, even if the host has left its JSON as text or bytes (up
   * to 4,096); `99997` and `'99997'` are the same.
   */
  readonly codes?: readonly (string | number)[] | undefined
  /** The field of the body that holds the business code; default `'code'`. */
  readonly codeField?: string | undefined
  /** The app's own rule, besides the statuses and codes; must be synchronous. What it throws rejects the request. */
  readonly isExpired?: ((response: HttpResponse, request: HttpRequest) => boolean) | undefined
  /** Called for every expired response, before the error travels outward. What it throws is an unhandled rejection. */
  readonly onExpired?: ((error: AuthExpiredError) => void) | undefined
  /** More origins whose responses are judged, besides that of the client which the plugin is first used on. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'token-expiry'`. */
  readonly name?: string | undefined
}

/** The request option that `tokenExpiry` shares with the other session plugins. */
export interface TokenExpiryKeys {
  /** `false`: the response to this request is not judged. */
  readonly auth: boolean
}

const kinds: Kinds<TokenExpiryOptions> = {
  statusCodes: 'list',
  codes: 'list',
  codeField: 'string',
  isExpired: 'function',
  onExpired: 'function',
  origins: 'list',
  name: 'string',
}

/**
 * Makes the plugin that turns an expired session into an `AuthExpiredError` with the response attached.
 * @throws AuthExpiredError (as a rejection); ConfigError for an option of the wrong type, one whose name differs from a
 * known one only in case, and an origin without a scheme and a host; as a rejection, when `isExpired` returns a
 * promise, and for a URL with a host when the client has no `baseURL` and no origin is listed
 * @example createClient({ baseURL }).use(tokenExpiry({ codes: ['99997'] }))
 */
export function tokenExpiry(
  // The second type is for the object that the session plugins share. For a server that says 401 it holds no option of
  // this plugin, and TypeScript refuses an object that has none of the fields of a type whose fields are all optional.
  options: TokenExpiryOptions | (TokenExpiryOptions & { readonly getToken: unknown }) = {},
): Plugin<TokenExpiryKeys> {
  const {
    statusCodes = [401],
    codes = [],
    codeField = 'code',
    isExpired,
    onExpired,
    origins,
    name = 'token-expiry',
  } = checkOptions('token-expiry', options, kinds, true)
  const origin = sessionOrigin(origins)

  const judge = (response: HttpResponse, request: HttpRequest<TokenExpiryKeys>, cause?: unknown): void => {
    if (!origin.includes(request)) return
    const code = codes.length && fieldsOf(response.data)[codeField]
    const tells =
      statusCodes.some((each) => `${each}` === `${response.statusCode}`) ||
      // As text, an array with one code would look like the code itself.
      (typeof code !== 'object' && codes.some((each) => `${each}` === `${code}`)) ||
      (isExpired && decided(options.isExpired!(response, request), 'isExpired'))
    if (!tells) return
    const error = new AuthExpiredError(`the session has expired (status ${response.statusCode})`, {
      request,
      response,
      cause,
    })
    // What the listener throws becomes an unhandled rejection, and does not replace the expiry.
    if (onExpired) new Promise((done) => done(options.onExpired!(error)))
    throw error
  }

  return {
    name,
    order: ORDER_TOKEN_EXPIRY,
    keys: { auth: 'boolean' },
    install: origin.install,
    response(response, request) {
      judge(response, request)
      return response
    },
    error(error, request) {
      // An error that the app has made itself may have no response.
      if (isHttpError(error, 'STATUS') && error.response) judge(error.response, request, error)
      throw error
    },
  }
}
