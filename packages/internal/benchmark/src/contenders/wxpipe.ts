// wxpipe itself, from its built packages
import { createClient, type HttpRequest, withHeader } from '@wxpipe/core'
import type { Client, Create, Setters, Setup } from '../contender.ts'

const connect = ({ host, baseURL, timeout, onRequest, onResponse }: Setup) => {
  const client = createClient({ host, baseURL, timeout })
  for (const [i, request] of onRequest.entries()) {
    const response = onResponse[i] ?? ((value) => value)
    client.use({ name: `hook-${i}`, request, response })
  }
  return client
}

export const create: Create = (setup) => {
  const client = connect(setup)
  return (url) => client.request({ url })
}

export const createFull = (setup: Setup): Client => {
  const client = connect(setup)
  return {
    get: (url) => client.request({ url }),
    search: (url, query) => client.request({ url, query }),
    post: (url, data) => client.request({ url, method: 'POST', data }),
    getWith: (url, header) => client.request({ url, header }),
  }
}

export const setters: Setters = {
  setHeader: withHeader,
  setToken: (request: HttpRequest, token) => withHeader(request, 'Authorization', `Bearer ${token}`),
  setVersion: (request: HttpRequest, version) => withHeader(request, 'x-client', version),
}
