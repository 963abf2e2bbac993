// What the services return: the data inside the envelope, which the client's interceptor has checked.
import type { HttpResponse } from '@wxpipe/core'
import type { Envelope } from './types'

export const dataOf = <T>(response: HttpResponse<Envelope<T>>): T => response.data.data
