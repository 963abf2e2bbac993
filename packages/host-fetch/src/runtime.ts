// The globals of a web page and of Node that are used here. They are looked up on use, because each has only some of
// them.

/** The part of an AbortSignal that is used. */
export interface Signal {
  readonly aborted: boolean
  addEventListener(name: 'abort', listener: () => void): void
}

/** The second argument of `fetch`. */
export interface FetchInit {
  method?: string | undefined
  headers?: Record<string, string> | undefined
  body?: unknown
  signal?: Signal | undefined
  credentials?: string | undefined
  redirect?: string | undefined
}

/** The part of a Blob or File that is used. */
export interface BlobLike {
  readonly size: number
  readonly type?: string
  readonly name?: string
  slice(start?: number, end?: number): BlobLike
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
}

export interface HeadersLike {
  get(name: string): string | null
  forEach(each: (value: string, name: string) => void): void
  getSetCookie?(): string[]
}

export interface Piece {
  readonly done: boolean
  readonly value?: Uint8Array
}

export interface Reader {
  read(): Promise<Piece>
}

export interface ResponseLike {
  readonly status: number
  readonly headers: HeadersLike
  readonly body?: { getReader?(): Reader } | null
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
  blob(): Promise<BlobLike>
}

/** Any `fetch`: the typings differ between the DOM, Node and other packages. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyFetch = (url: any, init?: any) => Promise<any>

/** `fetch`, as far as it is used. */
export type Fetch = (url: string, init: FetchInit) => Promise<ResponseLike>

export interface FormLike {
  append(name: string, value: unknown, fileName?: string): void
}

export interface XhrLike {
  readonly status: number
  readonly responseText: string
  withCredentials: boolean
  readonly upload: { onprogress?: unknown }
  onload?: unknown
  onerror?: unknown
  open(method: string, url: string): void
  setRequestHeader(name: string, value: string): void
  getAllResponseHeaders(): string
  send(body: unknown): void
  abort(): void
}

/** The part of `node:fs` that is used. */
export interface NodeFiles {
  readonly promises: {
    writeFile(path: string, pieces: object, options: { signal?: object | undefined }): Promise<void>
    copyFile(from: string, to: string): Promise<void>
    rename(from: string, to: string): Promise<void>
    unlink(path: string): Promise<void>
  }
  openAsBlob(path: string): Promise<BlobLike>
}

interface Target {
  addEventListener(name: string, listener: () => void): void
}

interface Runtime extends Partial<Target> {
  readonly fetch?: Fetch
  readonly AbortController?: new () => { readonly signal: Signal; abort(): void }
  readonly FormData?: new () => FormLike
  readonly Blob: new (pieces: readonly Uint8Array[], options: { type: string }) => BlobLike
  readonly URL: { createObjectURL(blob: BlobLike): string; revokeObjectURL(url: string): void }
  readonly XMLHttpRequest?: new () => XhrLike
  readonly localStorage?: {
    getItem(key: string): string | null
    setItem(key: string, text: string): void
    removeItem(key: string): void
  }
  readonly navigator?: { readonly onLine?: boolean }
  readonly document?: Target & {
    readonly hidden: boolean
    createElement(name: 'a'): { href: string; download: string; click(): void }
  }
  readonly location: { readonly pathname: string; readonly search: string; readonly hash: string }
  readonly history?: {
    pushState(state: unknown, title: string, url: string): void
    replaceState(state: unknown, title: string, url: string): void
    go(delta: number): void
  }
  readonly process?: {
    readonly env: { readonly [name: string]: string | undefined }
    /** Since Node 20.16. Unlike an import, bundlers for web pages do not follow it. */
    getBuiltinModule?(name: 'fs'): NodeFiles
  }
}

declare const self: unknown

/** The global object. Pages have always had `self`, but got `globalThis`, which Node has, later than `fetch`. */
export const runtime = (typeof self === 'object' ? self : typeof globalThis === 'object' ? globalThis : {}) as Runtime

/** Node does not say whether it is online, so it counts as online. */
export const isOnline = (): boolean => Object(runtime.navigator).onLine !== false
