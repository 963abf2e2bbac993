// A custom interceptor: tells the server which version of the app is asking.
import { type Interceptor, withHeader } from '@wxpipe/core'

export const clientVersion = (version: string): Interceptor => ({
  name: 'client-version',
  request: (request) => withHeader(request, 'x-client', version),
})
