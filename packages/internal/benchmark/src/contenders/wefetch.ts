// wefetch: a small promise client; takes `wx.request` when it is loaded
import wefetch from 'wefetch'
import type { Client, Create, Setup } from '../contender.ts'
import { copyHeader, withQuery } from './by-hand.ts'

const connect = ({ baseURL, timeout, onRequest, onResponse }: Setup) => {
  const client = wefetch.create({ baseUrl: baseURL, timeout })
  for (const hook of onRequest) client.before.use(hook)
  for (const hook of onResponse) client.after.use(hook)
  return client
}

export const create: Create = (setup) => {
  const client = connect(setup)
  return (path) => client.get(path)
}

/** It has no option for a query. */
export const createFull = (setup: Setup): Client => {
  const client = connect(setup)
  return {
    get: (path) => client.get(path),
    search: (path, query) => client.get(withQuery(path, query)),
    post: (path, data) => client.post(path, { data }),
    getWith: (path, header) => client.get(path, { header }),
  }
}

export const setters = copyHeader
