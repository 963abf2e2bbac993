// axios with a wx adapter, as people bring it into a Mini Program
import axios, { type InternalAxiosRequestConfig } from 'axios'
import type { Client, Create, Setters, Setup } from '../contender.ts'
import { wxAdapter } from './axios-adapter.ts'

const connect = ({ host, baseURL, timeout, onRequest, onResponse }: Setup) => {
  const client = axios.create({ baseURL, timeout, adapter: wxAdapter(host) })
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
    getWith: (path, headers) => client.get(path, { headers }),
  }
}

/** In place: axios has its own headers object for every request, and this is what its guide shows. */
const setHeader = (config: InternalAxiosRequestConfig, name: string, value: string) => {
  config.headers.set(name, value)
  return config
}

export const setters: Setters = {
  setHeader,
  setToken: (config: InternalAxiosRequestConfig, token) => setHeader(config, 'Authorization', `Bearer ${token}`),
  setVersion: (config: InternalAxiosRequestConfig, version) => setHeader(config, 'x-client', version),
}
