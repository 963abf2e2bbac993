// Which origin a request goes to, and whether its session belongs there: only there may a token go.
import { ConfigError } from './errors/config.ts'
import type { Client, HttpRequest } from './types/index.ts'
import { joinUrl } from './url.ts'

/**
 * The origin of a URL, in lower case and without a default port. None for a relative path, and for anything that two
 * parsers could read differently (user info, backslashes, protocol-relative …).
 */
export function originOf(url: string): string | undefined {
  const [origin] = /^https?:\/\/[\w.-]+(:\d+)?(?=[/?#]|$)/i.exec(url) || []
  return origin && origin.toLowerCase().replace(/(s:.*):443$|(p:.*):80$/, '$1$2')
}

/**
 * Matches a path that no parser reads as a URL with a host or a scheme. Some parsers first remove leading control
 * characters, so it must not begin with one.
 */
const plainPath = /^\/\w|^\/?(?![/\\]|[^!-\uffff])[^\s:/?#]*([/?#]|$)/

/** The request option that the session plugins share. */
export interface SessionKeys {
  /** `false`: the request has nothing to do with the session. */
  readonly auth: boolean
}

/** The origins that a session belongs to: only there may its tokens go, and only responses from there are judged. */
export interface SessionOrigin {
  /** The client that the plugin was first used on. Requests that serve the session itself go through it. */
  client(request: HttpRequest): Client
  /**
   * Whether a request goes where the session belongs: to that client's origin, or to one that is listed.
   * @throws ConfigError for a URL with a host when neither the client has a `baseURL` nor an origin is listed
   */
  covers(request: HttpRequest): boolean
  /**
   * Whether a request belongs to the session: it goes there, and does not say `auth: false`.
   * @throws ConfigError as `covers` does
   */
  includes(request: HttpRequest<SessionKeys>): boolean
  /** The plugin's own `install`, which `client.use` calls. */
  readonly install: (client: Client) => void
}

/**
 * Makes the origins of a session: that of the client which the plugin is first used on, even if others share the plugin
 * later (a child made by `extend({ baseURL })`, a second client), and the listed ones.
 * @throws ConfigError for a listed origin without a scheme and a host
 * @example
 * const origin = sessionOrigin(['https://files.example.com'])
 * client.use({
 *   name: 'tenant',
 *   install: origin.install,
 *   request: (r) => (origin.includes(r) ? withHeader(r, 'x-tenant', '7') : r),
 * })
 */
export function sessionOrigin(origins: readonly string[] = []): SessionOrigin {
  const listed = origins.map(originOf)
  if (listed.includes(undefined)) throw new ConfigError(`origins need a scheme and a host: ${origins}`)
  let first: Client | undefined
  const client = (request: HttpRequest): Client => {
    first = first || request.call.client
    return first
  }
  const covers = (request: HttpRequest): boolean => {
    const { baseURL } = client(request)
    // A path that is relative to the session's own baseURL belongs to the session. So it does if neither has a baseURL:
    // then the transport (such as a cloud's) decides where requests go.
    if (request.baseURL === baseURL && plainPath.test(request.url)) return true
    if (!baseURL && !origins[0]) throw new ConfigError('no baseURL and no origins', { request })
    const origin = originOf(joinUrl(request))
    return !!origin && listed.concat(originOf(`${baseURL}`)).includes(origin)
  }
  return {
    client,
    covers,
    includes: (request) => request.options.auth !== false && covers(request),
    install(used) {
      first = first || used
    },
  }
}
