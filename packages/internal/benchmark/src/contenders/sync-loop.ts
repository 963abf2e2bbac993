// What one would write by hand: two loops around wx.request, no config work, no timeout of its own
import type { Create, HostOptions, HostResponse, Setup } from '../contender.ts'
import { type Ask, callsOf, copyHeader } from './by-hand.ts'

const connect =
  ({ host, timeout, onRequest, onResponse }: Setup): Ask =>
  (url, method, data, header) =>
    new Promise<HostResponse>((resolve, reject) => {
      let options: HostOptions = {
        url,
        method,
        data,
        header,
        timeout,
        success: (response) => {
          try {
            let value = response
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

export const create: Create = (setup) => {
  const ask = connect(setup)
  return (path) => ask(setup.baseURL + path, 'GET')
}

export const createFull = (setup: Setup) => callsOf(connect(setup), setup.baseURL)

export const setters = copyHeader
