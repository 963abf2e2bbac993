// The public types of @wxpipe/toast, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/toast

import { Plugin } from '@wxpipe/core'

interface ToastKeys {
  readonly toast: boolean
}

interface ToastOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function toast(options?: ToastOptions): Plugin<ToastKeys>

export { type ToastKeys, type ToastOptions, toast }
