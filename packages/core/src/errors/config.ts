// The leaf for a mistake in the calling code or the app's settings.
import { type ErrorDetails, HttpError } from './http-error.ts'

/**
 * The request, an interceptor or the app's settings are wrong: sending again cannot help.
 * @example if (!request.query) throw new ConfigError('search needs a query', { request })
 */
export class ConfigError extends HttpError {
  declare readonly code: 'CONFIG'

  constructor(what: string, details?: ErrorDetails) {
    super('ConfigError', 'CONFIG', what, details)
  }
}
