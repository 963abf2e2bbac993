// The public types of @wxpipe/toast, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/toast

import { AnyHttpError, HttpRequest, Plugin } from '@wxpipe/core'

interface ToastKeys {
  readonly toast: boolean | string | ((error: AnyHttpError) => string | undefined)
}

interface ToastOptions {
  readonly words?: ((error: AnyHttpError, request: HttpRequest) => string | undefined) | undefined
  readonly duration?: number | undefined
  readonly silent?: readonly string[] | undefined
  readonly show?: ((shown: ToastShown) => unknown) | undefined
  readonly name?: string | undefined
}

interface ToastShown {
  readonly title: string
  readonly icon: 'none'
  readonly duration: number
}

declare function toast(options?: ToastOptions): Plugin<ToastKeys>

export { type ToastKeys, type ToastOptions, type ToastShown, toast }
