// What one would write by hand: two loops around wx.request, no config work, no timeout of its own
import type { Answer, Create, HostOptions } from '../contender.ts'
import { copyHeader } from './copy-header.ts'

export const create: Create =
  ({ host, baseURL, timeout, onRequest, onResponse }) =>
  (path) =>
    new Promise<Answer>((resolve, reject) => {
      let options: HostOptions = {
        url: baseURL + path,
        method: 'GET',
        header: undefined,
        timeout,
        success: (answer) => {
          try {
            let value = answer
            for (const hook of onResponse) value = hook(value)
            resolve(value)
          } catch (error) {
            reject(error)
          }
        },
        fail: reject,
      }
      for (const hook of onRequest) options = hook(options)
      host.request(options)
    })

export const withHeader = copyHeader('header')
