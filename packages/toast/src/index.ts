// The public names of @wxpipe/toast.
export { type ToastKeys, type ToastOptions, toast } from './toast.ts'
