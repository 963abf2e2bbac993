// axios-miniprogram: an axios look-alike for every Mini Program platform; finds `wx` by itself
import axios from 'axios-miniprogram'
import type { Client, Create, Setup } from '../contender.ts'
import { copyHeaders } from './by-hand.ts'

const connect = ({ baseURL, timeout, onRequest, onResponse }: Setup) => {
  const client = axios.create({ baseURL, timeout })
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
    search: (path, params) => client.get(path, params),
    post: (path, data) => client.post(path, data),
    getWith: (path, headers) => client.get(path, undefined, { headers }),
  }
}

export const setters = copyHeaders
