// Tells an expired session from any other answer, and says so with one typed error.
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
  /** Business codes that mean it, in an answer of any status, also where the host left its JSON as text or bytes (up to 4,096); `99997` and `'99997'` are the same. */
  readonly codes?: readonly (string | number)[] | undefined
  /** The field of the body that holds the business code; default `'code'`. */
  readonly codeField?: string | undefined
  /** The app's own rule, besides the statuses and codes; answers at once. What it throws rejects the request. */
  readonly isExpired?: ((response: HttpResponse, request: HttpRequest) => boolean) | undefined
  /** Told of every expired answer, before the error travels outward. */
  readonly onExpired?: ((error: AuthExpiredError) => void) | undefined
  /** More origins whose answers are judged; those of the client which the plugin is first used on always are. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'token-expiry'`. */
  readonly name?: string | undefined
}

/** The request option that `tokenExpiry` shares with the other session plugins. */
export interface TokenExpiryKeys {
  /** `false` leaves this request's answer unjudged. */
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
 * @throws AuthExpiredError (as a rejection); ConfigError (as a rejection) when `isExpired` gives a promise
 * @example createClient({ baseURL }).use(tokenExpiry({ codes: ['99997'] }))
 */
export function tokenExpiry(options: TokenExpiryOptions = {}): Plugin<TokenExpiryKeys> {
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
      // An array of one code would read like the code.
      (typeof code !== 'object' && codes.some((each) => `${each}` === `${code}`)) ||
      (isExpired && decided(options.isExpired!(response, request), 'isExpired'))
    if (!tells) return
    const error = new AuthExpiredError(`the session has expired (status ${response.statusCode})`, {
      request,
      response,
      cause,
    })
    // The listener's own trouble shows as an unhandled rejection, and hides the expiry from nobody.
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
      // Without an answer when an app has made it itself.
      if (isHttpError(error, 'STATUS') && error.response) judge(error.response, request, error)
      throw error
    },
  }
}
