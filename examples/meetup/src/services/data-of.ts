// What the app's services return: the data inside the envelope, which the client's interceptor has checked.
import type { HttpResponse } from '@wxpipe/core'

export const dataOf = <T>(response: HttpResponse<{ readonly data: T }>): T => response.data.data
