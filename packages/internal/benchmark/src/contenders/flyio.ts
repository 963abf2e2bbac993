// flyio: has room for one interceptor each way, so the hooks run in a loop inside it
import Fly from 'flyio/dist/npm/wx'
import type { Client, Create, Hook, Setters, Setup } from '../contender.ts'

const all =
  (hooks: readonly Hook[]): Hook =>
  (value) => {
    let result = value
    for (const hook of hooks) result = hook(result)
    return result
  }

const connect = ({ baseURL, timeout, onRequest, onResponse }: Setup) => {
  const client = new Fly()
  client.config.baseURL = baseURL
  client.config.timeout = timeout
  if (onRequest.length > 0) client.interceptors.request.use(all(onRequest))
  if (onResponse.length > 0) client.interceptors.response.use(all(onResponse))
  return client
}

export const create: Create = (setup) => {
  const client = connect(setup)
  return (path) => client.get(path)
}

export const createFull = (setup: Setup): Client => {
  const client = connect(setup)
  return {
    get: (path) => client.get(path),
    search: (path, query) => client.get(path, query),
    post: (path, data) => client.post(path, data),
    getWith: (path, headers) => client.get(path, undefined, { headers }),
  }
}

interface Request {
  headers?: object
}

/** Only the headers can be a copy: flyio takes any other object for the response. */
const change = (request: Request, headers: object) => {
  request.headers = headers
  return request
}

export const setters: Setters = {
  setHeader: (request: Request, name, value) => change(request, { ...request.headers, [name]: value }),
  setToken: (request: Request, token) => change(request, { ...request.headers, Authorization: `Bearer ${token}` }),
  setVersion: (request: Request, version) => change(request, { ...request.headers, 'x-client': version }),
}
