// alova 3 with a wx adapter; has room for one interceptor each way, so the hooks run in a loop inside it
import { createAlova } from 'alova'
import type { Client, Create, HostResponse, Setup } from '../contender.ts'
import { wxAdapter } from './alova-adapter.ts'
import { copyHeaders } from './by-hand.ts'

const connect = ({ host, baseURL, timeout, onRequest, onResponse }: Setup) =>
  createAlova({
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
    responded(response: HostResponse) {
      let value = response
      for (const hook of onResponse) value = hook(value)
      return value
    },
  })

export const create: Create = (setup) => {
  const client = connect(setup)
  return (path) => client.Get(path).send()
}

export const createFull = (setup: Setup): Client => {
  const client = connect(setup)
  return {
    get: (path) => client.Get(path).send(),
    search: (path, params) => client.Get(path, { params }).send(),
    post: (path, data) => client.Post(path, data).send(),
    getWith: (path, headers) => client.Get(path, { headers }).send(),
  }
}

export const setters = copyHeaders
