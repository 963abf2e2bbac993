// axios-miniprogram: an axios look-alike for every Mini Program platform; finds `wx` by itself
import axios from 'axios-miniprogram'
import type { Create } from '../contender.ts'
import { copyHeader } from './copy-header.ts'

export const create: Create = ({ baseURL, timeout, onRequest, onResponse }) => {
  const client = axios.create({ baseURL, timeout })
  for (const hook of onRequest) client.interceptors.request.use(hook)
  for (const hook of onResponse) client.interceptors.response.use(hook)
  return (path) => client.get(path)
}

export const withHeader = copyHeader('headers')
