// uni-ajax: a light axios look-alike for uni-app; speaks to `uni`
import ajax from 'uni-ajax'
import type { Client, Create, Setup } from '../contender.ts'
import { copyHeader } from './by-hand.ts'

const connect = ({ baseURL, timeout, onRequest, onResponse }: Setup) => {
  const client = ajax.create({ baseURL, timeout })
  for (const hook of onRequest) client.interceptors.request.use(hook)
  for (const hook of onResponse) client.interceptors.response.use(hook)
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
    search: (path, params) => client.get(path, undefined, { params }),
    post: (path, data) => client.post(path, data),
    getWith: (path, header) => client.get(path, undefined, { header }),
  }
}

export const setters = copyHeader
