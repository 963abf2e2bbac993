// The public types of @wxpipe/data, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/data

import { CallOptions, Client, Keys, RequestOptions } from '@wxpipe/core'

interface DataClient<out X = {}> {
  readonly '~keys'?: X
  readonly client: Client<X>
  request<T = unknown>(options: RequestOptions & Keys<X, T>): Promise<T>
  get<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<T>
  head<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<T>
  options<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<T>
  delete<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<T>
  post<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<T>
  put<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<T>
}

declare function dataOf<X>(client: Client<X>): DataClient<X>

export { type DataClient, dataOf }
