// A client's calls, resolved to the data alone.
import {
  type CallOptions,
  type Client,
  ConfigError,
  type HttpResponse,
  type Keys,
  type RequestOptions,
} from '@wxpipe/core'

/**
 * A client whose calls resolve to `response.data`, and reject as those of the client do; `X` are the plugin keys of the
 * client, which all calls take. `T` is the type of the data after the client's interceptors, as it is for the client
 * itself. A service that needs a plugin takes `DataClient<ThatPluginsKeys>`.
 */
export interface DataClient<out X = {}> {
  /** Exists only as a type: without it, every DataClient would be assignable to every other. */
  readonly '~keys'?: X
  /** The client itself, for a response's status, header or cookies. */
  readonly client: Client<X>
  /** Sends a request; rejects as `client.request` does. */
  request<T = unknown>(options: RequestOptions & Keys<X, T>): Promise<T>
  /** `request` with the method GET; so do `head`, `options` and `delete` with theirs. */
  get<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<T>
  head<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<T>
  options<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<T>
  delete<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<T>
  /** `request` with the method POST and this data; so does `put` with its own. */
  post<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<T>
  put<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<T>
}

/**
 * Wraps a client so that `await api.get<Group[]>('groups')` is the list itself. Plugins that are added to the client
 * later apply as well. Each call takes one promise turn more than the client's own.
 * @throws ConfigError if the argument is not a client
 * @example
 * export const api = dataOf(createClient({ baseURL }).use(envelope({ success: [0] })))
 * const groups = await api.get<Group[]>('groups', { query: { pageNo: 1 } })
 */
export function dataOf<X>(client: Client<X>): DataClient<X> {
  const calls = Object(client) as { readonly [name: string]: (...given: readonly unknown[]) => Promise<HttpResponse> }
  if (typeof calls['use'] !== 'function') throw new ConfigError('dataOf takes a client')
  const api: { [name: string]: unknown } = { client }
  for (const name of ['request', 'get', 'head', 'options', 'delete', 'post', 'put']) {
    api[name] = (...given: readonly unknown[]) => calls[name]!(...given).then(({ data }) => data)
  }
  return api as unknown as DataClient<X>
}
