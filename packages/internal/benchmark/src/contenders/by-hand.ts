// What users of a client write themselves where it has nothing for it: the four calls, a query, a header on a copy
import type { Client, Header, Query, Setters } from '../contender.ts'

/** The functions of three that only ask: raw, bounded raw and the loop. */
export type Ask = (url: string, method: 'GET' | 'POST', data?: object, header?: Header) => Promise<unknown>

export const callsOf = (ask: Ask, baseURL: string): Client => ({
  get: (path) => ask(baseURL + path, 'GET'),
  search: (path, query) => ask(withQuery(baseURL + path, query), 'GET'),
  post: (path, data) => ask(baseURL + path, 'POST', data),
  getWith: (path, header) => ask(baseURL + path, 'GET', undefined, header),
})

export const withQuery = (url: string, query: Query): string => {
  const pairs: string[] = []
  for (const name of Object.keys(query)) pairs.push(`${name}=${encodeURIComponent(query[name] ?? '')}`)
  return `${url}?${pairs.join('&')}`
}

interface WithHeader {
  readonly header?: object
}

interface WithHeaders {
  readonly headers?: object
}

/** A header on a copy of the request, for clients that keep it under `header`, as wx.request does. */
export const copyHeader: Setters = {
  setHeader: (request: WithHeader, name: string, value: string) => ({
    ...request,
    header: { ...request.header, [name]: value },
  }),
  setToken: (request: WithHeader, token: string) => ({
    ...request,
    header: { ...request.header, Authorization: `Bearer ${token}` },
  }),
  setVersion: (request: WithHeader, version: string) => ({
    ...request,
    header: { ...request.header, 'x-client': version },
  }),
}

/** The same for clients that keep it under `headers`, as axios does. */
export const copyHeaders: Setters = {
  setHeader: (request: WithHeaders, name: string, value: string) => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  }),
  setToken: (request: WithHeaders, token: string) => ({
    ...request,
    headers: { ...request.headers, Authorization: `Bearer ${token}` },
  }),
  setVersion: (request: WithHeaders, version: string) => ({
    ...request,
    headers: { ...request.headers, 'x-client': version },
  }),
}
