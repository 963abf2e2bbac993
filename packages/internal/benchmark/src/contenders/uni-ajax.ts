// uni-ajax: a light axios look-alike for uni-app; speaks to `uni`
import ajax from 'uni-ajax'
import type { Create } from '../contender.ts'
import { copyHeader } from './copy-header.ts'

export const create: Create = ({ baseURL, timeout, onRequest, onResponse }) => {
  const client = ajax.create({ baseURL, timeout })
  for (const hook of onRequest) client.interceptors.request.use(hook)
  for (const hook of onResponse) client.interceptors.response.use(hook)
  return (path) => client.get(path)
}

export const withHeader = copyHeader('header')
