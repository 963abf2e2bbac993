// flyio: has room for one interceptor each way, so the hooks run in a loop inside it
import Fly from 'flyio/dist/npm/wx'
import type { Create, Hook } from '../contender.ts'

const all =
  (hooks: readonly Hook[]): Hook =>
  (value) => {
    let result = value
    for (const hook of hooks) result = hook(result)
    return result
  }

export const create: Create = ({ baseURL, timeout, onRequest, onResponse }) => {
  const client = new Fly()
  client.config.baseURL = baseURL
  client.config.timeout = timeout
  if (onRequest.length > 0) client.interceptors.request.use(all(onRequest))
  if (onResponse.length > 0) client.interceptors.response.use(all(onResponse))
  return (path) => client.get(path)
}

/** Only the headers can be a copy: flyio takes any other object for the answer. */
export const withHeader = (request: { headers?: object }, name: string, value: string) => {
  request.headers = Object.assign({}, request.headers, { [name]: value })
  return request
}
