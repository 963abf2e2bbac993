// luch-request 3: the most used client of uni-app; speaks to `uni`
import Request from 'luch-request'
import type { Client, Create, Setup } from '../contender.ts'
import { copyHeader } from './by-hand.ts'

const connect = ({ baseURL, timeout, onRequest, onResponse }: Setup) => {
  const client = new Request({ baseURL, timeout })
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
    search: (path, params) => client.get(path, { params }),
    post: (path, data) => client.post(path, data),
    getWith: (path, header) => client.get(path, { header }),
  }
}

export const setters = copyHeader
