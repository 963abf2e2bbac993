// The public names of @wxpipe/toast.
export type { ToastKeys, ToastOptions, ToastShown } from './options.ts'
export { toast } from './toast.ts'
