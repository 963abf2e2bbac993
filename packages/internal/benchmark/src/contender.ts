// The contract of a contender: one client, made from the same ingredients and asked for the same calls as every other

export interface HostResponse {
  readonly data: unknown
  readonly statusCode: number
  readonly header: Record<string, string>
  readonly cookies: string[]
  readonly errMsg: string
}

export interface HostOptions {
  url: string
  method?: string | undefined
  header?: Record<string, string> | undefined
  data?: unknown
  timeout?: number | undefined
  success?(response: HostResponse): void
  fail?(error: { errMsg: string }): void
  complete?(response: unknown): void
}

/** What a Mini Program's `wx` offers to a client. */
export interface Host {
  request(options: HostOptions): { abort(): void }
}

/** An interceptor that hands on what it gets, or a copy of it. */
export type Hook = <T>(value: T) => T

export interface Setup {
  readonly host: Host
  readonly baseURL: string
  readonly timeout: number
  readonly onRequest: readonly Hook[]
  readonly onResponse: readonly Hook[]
}

export type Query = Readonly<Record<string, string | number>>
export type Header = Readonly<Record<string, string>>

/** Sends a GET and resolves to something that carries the response's `data`. */
export type Get = (path: string) => Promise<unknown>
/** The least that a client can be used for: what its size and its cold start are taken of. */
export type Create = (setup: Setup) => Get

/** The calls that are measured, each as the client's users write it. */
export interface Client {
  readonly get: Get
  /** A GET with a query. */
  search(path: string, query: Query): Promise<unknown>
  post(path: string, data: object): Promise<unknown>
  /** A GET with a header that only this call has. */
  getWith(path: string, header: Header): Promise<unknown>
}

/**
 * How the client's users set headers in a request interceptor, each function as they would write it: without touching the
 * request they were given, where the client has a way to do so.
 */
export interface Setters {
  setHeader(request: never, name: string, value: string): unknown
  setToken(request: never, token: string): unknown
  setVersion(request: never, version: string): unknown
}

export interface ContenderModule {
  readonly create: Create
  readonly createFull: (setup: Setup) => Client
  /** The two floors take no hooks and have none. */
  readonly setters?: Setters
}
