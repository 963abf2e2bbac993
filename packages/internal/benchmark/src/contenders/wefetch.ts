// wefetch: a small promise client; takes `wx.request` when it is loaded
import wefetch from 'wefetch'
import type { Create } from '../contender.ts'
import { copyHeader } from './copy-header.ts'

export const create: Create = ({ baseURL, timeout, onRequest, onResponse }) => {
  const client = wefetch.create({ baseUrl: baseURL, timeout })
  for (const hook of onRequest) client.before.use(hook)
  for (const hook of onResponse) client.after.use(hook)
  return (path) => client.get(path)
}

export const withHeader = copyHeader('header')
