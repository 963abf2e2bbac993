// alova 3 with a wx adapter; has room for one interceptor each way, so the hooks run in a loop inside it
import { createAlova } from 'alova'
import type { Answer, Create } from '../contender.ts'
import { wxAdapter } from './alova-adapter.ts'
import { copyHeader } from './copy-header.ts'

export const create: Create = ({ host, baseURL, timeout, onRequest, onResponse }) => {
  const client = createAlova({
    baseURL,
    timeout,
    requestAdapter: wxAdapter(host),
    // Its cache and its sharing of equal requests would send fewer requests than were asked for.
    cacheFor: null,
    shareRequest: false,
    beforeRequest(method) {
      let config = method.config
      for (const hook of onRequest) config = hook(config)
      method.config = config
    },
    responded(answer: Answer) {
      let value = answer
      for (const hook of onResponse) value = hook(value)
      return value
    },
  })
  return (path) => client.Get(path).send()
}

export const withHeader = copyHeader('headers')
