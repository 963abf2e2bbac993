// The packages measured or used here that bring no types, or the wrong ones
declare module 'flyio/dist/npm/wx' {
  import type { Fly as Client, FlyPromise, FlyRequestConfig } from 'flyio'

  interface Expired {
    readonly status: number
    readonly request: FlyRequestConfig
  }
  interface Fly extends Omit<Client, 'interceptors' | 'request'> {
    readonly interceptors: {
      readonly request: { use(onSend: (request: FlyRequestConfig) => unknown): void }
      readonly response: {
        use(onSucceed?: (response: unknown) => unknown, onError?: (error: Expired) => unknown): void
      }
    }
    request(config: FlyRequestConfig): FlyPromise
  }
  const Fly: new () => Fly
  export default Fly
}

declare module 'promise-polyfill' {
  const Promised: PromiseConstructor & { _immediateFn(job: () => void): void }
  export default Promised
}

declare module 'axios/unsafe/helpers/buildURL.js' {
  /** What adapters for Mini Programs use, too. */
  export default function buildURL(url: string, params?: object): string
}
