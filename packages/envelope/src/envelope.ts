// Unwraps the server's envelope: its content becomes the response's data, a refusal an error with the server's message.
import {
  ConfigError,
  decided,
  type HttpRequest,
  type HttpResponse,
  isBinary,
  isHttpError,
  type Kinds,
  ORDER_ENVELOPE,
  type Plugin,
  ResponseError,
  type StatusError,
  sessionOrigin,
} from '@wxpipe/core'
import { BusinessError, BusinessStatusError } from './errors.ts'
import { businessIn, defaults, type EnvelopeRule, fieldsOf, isListed, type Rule, ruleKinds, ruleOver } from './rule.ts'

/** Options of `envelope`: the rule for requests that bring none. */
export interface EnvelopeOptions extends EnvelopeRule {
  /** The codes that mean success, or the app's own synchronous test, which also judges bodies without a code. */
  readonly success: NonNullable<EnvelopeRule['success']>
  /** Further origins whose responses have the envelope, besides that of the client that the plugin is first used on. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'envelope'`. */
  readonly name?: string | undefined
}

/** The request option that `envelope` adds. */
export interface EnvelopeKeys {
  /**
   * This request's rule: it overrides the client's, which overrides the plugin's; `false` leaves the response as it is.
   */
  readonly envelope: EnvelopeRule | false
}

const optionKinds: Kinds<EnvelopeOptions> = Object.assign({ origins: 'list', name: 'string' }, ruleKinds)

/**
 * Makes the plugin that unwraps the envelope: `response.data` becomes its content.
 * @throws ConfigError for an unknown option or one of the wrong type, for an origin without a scheme and a host, and
 * when `success` is missing; as a rejection, for such an option of a request, before it is sent, and when `success` or
 * `data` returns a promise. BusinessError (as a rejection) for a refusal with an accepted
 * status, BusinessStatusError for one with any other status, ResponseError for an accepted response without an envelope
 * @example
 * const client = createClient({ baseURL }).use(envelope({ success: [0] }))
 * const { data } = await client.get<Group[]>('groups') // of { code: 0, data: [ … ], msg: '' }
 */
export function envelope(options: EnvelopeOptions): Plugin<EnvelopeKeys> {
  // A call without options gets the error for a missing `success`, which says what is needed.
  const pluginRule = ruleOver(defaults, options || {}, optionKinds)
  const { success, origins, name = 'envelope' } = pluginRule
  if (!success) throw new ConfigError('envelope needs success')
  const origin = sessionOrigin(origins)

  /** The rule for a request; `undefined` if its response stays unchanged. */
  const ruleFor = (request: HttpRequest<EnvelopeKeys>): Rule | undefined => {
    const { envelope: given } = request.options
    if (given === false || request.method === 'HEAD' || !origin.covers(request)) return undefined
    return given ? ruleOver(pluginRule, given, ruleKinds) : pluginRule
  }

  /**
   * Opens the envelope, and throws if it says that the server refuses.
   * @param refused the error of a response whose status is not accepted
   * @returns the response with the content as its data; undefined if there is nothing to open
   */
  const open = (response: HttpResponse, request: HttpRequest, refused?: StatusError): HttpResponse | undefined => {
    const rule = ruleFor(request)
    const { statusCode, data } = response
    // The response has no body, or is a file.
    if (!rule || [204, 205, 304].includes(statusCode) || isBinary(data)) return undefined
    const fields = fieldsOf(data)
    const business = businessIn(fields, rule)
    // The app's own rule judges bodies without a code as well.
    const isOwnRule = typeof rule.success === 'function'
    if (refused) {
      // A body without a code counts as an envelope only if the app has its own rule and the body has a message.
      if (!(business.code || (isOwnRule && business.message))) return undefined
    } else {
      if (!fields || !(business.code || isOwnRule)) throw new ResponseError('no envelope', { request, response })
      if (isOwnRule ? decided(rule.success(fields, response), 'success') : isListed(business.code, rule.success)) {
        const inner = typeof rule.data === 'string' ? fields[rule.data] : rule.data(fields, response)
        decided(inner, 'data')
        return Object.assign({}, response, { data: inner })
      }
    }
    // A refused status stays a StatusError, because retry, cache and others judge the failure by its status.
    const error = new (refused ? BusinessStatusError : BusinessError)(business, { request, response, cause: refused })
    throw Object.assign(error, isListed(business.code, rule.retryable) && { retryable: true })
  }

  return {
    name,
    order: ORDER_ENVELOPE,
    keys: { envelope: 'object boolean' },
    install: origin.install,
    request(request: HttpRequest<EnvelopeKeys>) {
      // The rule is built here as well, so that a mistake in it fails before anything is sent.
      ruleFor(request)
      return request
    },
    response: (response, request) => open(response, request) || response,
    error(error, request) {
      if (isHttpError(error, 'STATUS') && error.response) open(error.response, request, error)
      throw error
    },
  }
}
