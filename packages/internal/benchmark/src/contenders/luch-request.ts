// luch-request 3: the most used client of uni-app; speaks to `uni`
import Request from 'luch-request'
import type { Create } from '../contender.ts'
import { copyHeader } from './copy-header.ts'

export const create: Create = ({ baseURL, timeout, onRequest, onResponse }) => {
  const client = new Request({ baseURL, timeout })
  for (const hook of onRequest) client.interceptors.request.use(hook)
  for (const hook of onResponse) client.interceptors.response.use(hook)
  return (path) => client.get(path)
}

export const withHeader = copyHeader('header')
