// Takes the server's envelope off: what is inside becomes the response's data, a refusal becomes an error with the server's words.
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
  readonly success: NonNullable<EnvelopeRule['success']>
  /** More origins whose answers have the envelope; those of the client which the plugin is first used on always do. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'envelope'`. */
  readonly name?: string | undefined
}

/** The request option that `envelope` adds. */
export interface EnvelopeKeys {
  /** A rule over the client's own, which is over the plugin's; `false` leaves the answer as it came. */
  readonly envelope: EnvelopeRule | false
}

const optionKinds: Kinds<EnvelopeOptions> = Object.assign({ origins: 'list', name: 'string' }, ruleKinds)

/**
 * Makes the plugin that takes the envelope off: `response.data` is what was in it.
 * @throws ConfigError for an option that is not known or of another kind, and when `success` is missing; as a rejection for
 * such an option of a request, before it is sent. BusinessError (as a rejection) for a refusal in a status that is accepted,
 * BusinessStatusError for one in any other, ResponseError for an accepted answer without an envelope
 * @example
 * const client = createClient({ baseURL }).use(envelope({ success: [0] }))
 * const { data } = await client.get<Group[]>('groups') // of { code: 0, data: [ … ], msg: '' }
 */
export function envelope(options: EnvelopeOptions): Plugin<EnvelopeKeys> {
  // Without any options the error is the one for a missing `success`, which says what to write.
  const pluginRule = ruleOver(defaults, options || {}, optionKinds)
  const { success, origins, name = 'envelope' } = pluginRule
  if (!success) throw new ConfigError('envelope needs success')
  const origin = sessionOrigin(origins)

  /** The rule for a request; none where the answer passes as it came. */
  const ruleFor = (request: HttpRequest<EnvelopeKeys>): Rule | undefined => {
    const { envelope: given } = request.options
    if (given === false || request.method === 'HEAD' || !origin.covers(request)) return undefined
    return given ? ruleOver(pluginRule, given, ruleKinds) : pluginRule
  }

  /** @param refused the failure of an answer whose status is not accepted; it is thrown where there is no envelope */
  const open = (response: HttpResponse, request: HttpRequest, refused?: StatusError): HttpResponse => {
    const rule = ruleFor(request)
    const { statusCode, data } = response
    // The answer has no body, or is a file.
    if (!rule || [204, 205, 304].includes(statusCode) || isBinary(data)) {
      if (refused) throw refused
      return response
    }
    const fields = fieldsOf(data)
    const business = businessIn(fields, rule)
    // The app's own rule judges bodies without a code as well.
    const isOwnRule = typeof rule.success === 'function'
    if (refused) {
      // A body without a code counts as an envelope only for the app's own rule, and if it has the server's words.
      if (!(business.code || (isOwnRule && business.message))) throw refused
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
      // Made here as well, so that a mistake in the rule fails before anything is sent.
      ruleFor(request)
      return request
    },
    response: (response, request) => open(response, request),
    error(error, request) {
      if (isHttpError(error, 'STATUS') && error.response) return open(error.response, request, error)
      throw error
    },
  }
}
