// axios with a wx adapter, as people bring it into a Mini Program
import axios, { AxiosHeaders, type InternalAxiosRequestConfig } from 'axios'
import type { Create } from '../contender.ts'
import { wxAdapter } from './axios-adapter.ts'

export const create: Create = ({ host, baseURL, timeout, onRequest, onResponse }) => {
  const client = axios.create({ baseURL, timeout, adapter: wxAdapter(host) })
  for (const hook of onRequest) client.interceptors.request.use(hook)
  for (const hook of onResponse) client.interceptors.response.use(hook)
  return (path) => client.get(path)
}

export const withHeader = (request: InternalAxiosRequestConfig, name: string, value: string) =>
  Object.assign({}, request, { headers: new AxiosHeaders(request.headers).set(name, value) })
