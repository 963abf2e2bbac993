// The types of the options that a given client takes.
import type { CallOptions, Client, RequestOptions } from './pipeline.ts'
import type { Keys } from './values.ts'

/**
 * The type of a client's request options, for variables: `const options: RequestOptionsOf<typeof client> = …`. `T` is
 * the type of the response's data, for keys that depend on it.
 */
export type RequestOptionsOf<C, T = unknown> = C extends Client<infer X> ? RequestOptions & Keys<X, T> : never

/**
 * The same for `get` and its siblings, whose options have no `url` and no `method`. For functions that wrap them:
 * @example
 * const getList = <T>(url: string, options?: CallOptionsOf<typeof client, T[]>) => client.get<T[]>(url, options)
 */
export type CallOptionsOf<C, T = unknown> = C extends Client<infer X> ? CallOptions & Keys<X, T> : never
