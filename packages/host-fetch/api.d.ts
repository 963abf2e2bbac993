// The public types of @wxpipe/host-fetch, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/host-fetch

import { Header } from '@wxpipe/core'

type AnyFetch = (url: any, init?: any) => Promise<any>

interface Callbacks {
  success?: ((result: any) => void) | undefined
  fail?: ((failure: any) => void) | undefined
  complete?: ((result: any) => void) | undefined
}

interface DownloadCall extends Callbacks {
  url: string
  header?: Record<string, string> | undefined
  timeout?: number | undefined
  filePath?: string | undefined
}

interface FetchFilesOptions {
  readonly FormData?: (new () => object) | undefined
  readonly disk?: object | false | undefined
}

type FetchHost = Storage &
  Phone &
  Partial<HostFiles> & {
    readonly hasPatch: true
    request(call: RequestCall): HostTask
  }

interface FetchHostOptions {
  readonly fetch?: AnyFetch | undefined
  readonly credentials?: 'include' | 'same-origin' | 'omit' | undefined
  readonly files?: FilesOf | undefined
  readonly storage?: TextStore | undefined
}

interface FileManager {
  readFile(call: ReadCall): void
  saveFile(
    call: Callbacks & {
      tempFilePath: string
      filePath: string
    },
  ): void
  unlink(
    call: Callbacks & {
      filePath: string
    },
  ): void
}

type FilesOf = (fetch: AnyFetch, credentials: string | undefined) => HostFiles

interface HistoryPage {
  readonly route: string
  readonly options: {
    readonly [name: string]: string
  }
  readonly $page: {
    readonly id: number
    readonly fullPath: string
  }
}

type HistoryRouter = Unloading & {
  navigateTo(call: Opening): void
  redirectTo(call: Opening): void
  switchTab(call: Opening): void
  reLaunch(call: Opening): void
  navigateBack(
    call?: Callbacks & {
      readonly delta?: number | undefined
    },
  ): void
  getCurrentPages(): HistoryPage[]
}

interface HistoryRouterOptions extends Partial<Router> {
  readonly base?: string | undefined
  readonly onPage?: ((page: HistoryPage) => void) | undefined
}

interface HostFiles {
  uploadFile(call: UploadCall): HostTask
  downloadFile(call: DownloadCall): HostTask
  getFileSystemManager(): FileManager
}

type HostTask = {
  abort(): void
} & Listening<'HeadersReceived', ResponseHead> &
  Listening<
    'ChunkReceived',
    {
      readonly data: ArrayBuffer
    }
  > &
  Listening<'ProgressUpdate', TaskProgress>

type Listener<T> = (event: T) => void

type Listening<N extends string, T> = {
  readonly [K in `on${N}`]: (listener: Listener<T>) => void
} & {
  readonly [K in `off${N}`]: (listener?: Listener<T>) => void
}

type Opening = Callbacks & {
  readonly url: string
}

type Phone = {
  getNetworkType(call: Callbacks): void
} & Listening<'NetworkStatusChange', ReturnType<typeof network>> &
  Listening<'AppShow', object> &
  Listening<'AppHide', object>

interface ReadCall extends Callbacks {
  filePath: string
  encoding?: string | undefined
  position?: number | undefined
  length?: number | undefined
}

interface RequestCall extends Callbacks {
  url: string
  method?: string | undefined
  header?: Record<string, string> | undefined
  data?: unknown
  timeout?: number | undefined
  dataType?: string | undefined
  responseType?: string | undefined
  enableChunked?: boolean | undefined
  redirect?: string | undefined
}

interface ResponseHead {
  readonly statusCode: number
  readonly header: Header
  readonly cookies: readonly string[]
}

interface Router {
  push(url: string): unknown
  replace(url: string): unknown
  go(delta: number): unknown
  current(): string
  listen(changed: () => void): unknown
}

type Storage = ReturnType<typeof createStorage>

interface TaskProgress {
  readonly progress: number
  readonly totalBytesSent?: number
  readonly totalBytesExpectedToSend?: number
  readonly totalBytesWritten?: number
  readonly totalBytesExpectedToWrite?: number
}

interface TextStore {
  get(key: string): string | null | undefined
  set(key: string, text: string): unknown
  delete(key: string): unknown
  keys(): Iterable<string>
}

type Unloading = Listening<
  'BeforePageUnload',
  {
    readonly path: string
  }
>

interface UploadCall extends Callbacks {
  url: string
  filePath: string | object
  name: string
  header?: Record<string, string> | undefined
  formData?: object | undefined
  timeout?: number | undefined
}

declare function createStorage(store: TextStore | undefined): {
  getStorageSync(key: string): any
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
  getStorageInfoSync: () => {
    keys: string[]
  }
}

declare function fetchFiles(options?: FetchFilesOptions): FilesOf

declare function fetchHost(options?: FetchHostOptions): FetchHost

declare function historyRouter(options?: HistoryRouterOptions): HistoryRouter

declare function memoryRouter(url?: string): Router

declare const network: () => {
  isConnected: boolean
  networkType: string
}

export {
  type Callbacks,
  type DownloadCall,
  type FetchFilesOptions,
  type FetchHost,
  type FetchHostOptions,
  type FileManager,
  type FilesOf,
  fetchFiles,
  fetchHost,
  type HistoryPage,
  type HistoryRouter,
  type HistoryRouterOptions,
  type HostFiles,
  type HostTask,
  historyRouter,
  memoryRouter,
  type ReadCall,
  type RequestCall,
  type ResponseHead,
  type Router,
  type TaskProgress,
  type TextStore,
  type UploadCall,
}
