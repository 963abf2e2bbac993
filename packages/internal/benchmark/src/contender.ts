// The contract of a contender: one client, made from the same ingredients as every other

export interface Answer {
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
  success?(answer: Answer): void
  fail?(error: { errMsg: string }): void
  complete?(answer: unknown): void
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

/** Sends a GET and resolves to something that carries the answer's `data`. */
export type Send = (path: string) => Promise<unknown>
export type Create = (setup: Setup) => Send

/** How the client's users set a header in a request interceptor without touching the request they were given. */
export type WithHeader = (request: never, name: string, value: string) => unknown

export interface ContenderModule {
  readonly create: Create
  readonly withHeader?: WithHeader
}
