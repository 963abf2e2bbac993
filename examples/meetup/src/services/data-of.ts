// What the app's services return: the data inside the envelope, which the client's interceptor has checked.
import type { HttpResponse } from '@wxpipe/core'

/** A refusal has none: the interceptor has thrown it. */
type DataOf<T> = T extends { readonly data: infer Data } ? Data : never

export const dataOf = <T>(response: HttpResponse<T>): DataOf<T> => (response.data as { readonly data: DataOf<T> }).data
