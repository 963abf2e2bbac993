// The same with its own setTimeout/clearTimeout: the floor for a client that bounds a host which never responds
import type { Create, HostResponse, Setup } from '../contender.ts'
import { type Ask, callsOf } from './by-hand.ts'

const connect =
  ({ host, timeout }: Setup): Ask =>
  (url, method, data, header) =>
    new Promise<HostResponse>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the host never responded')), timeout + 1000)
      host.request({
        url,
        method,
        data,
        header,
        timeout,
        success: (response) => {
          clearTimeout(timer)
          resolve(response)
        },
        fail: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      })
    })

export const create: Create = (setup) => {
  const ask = connect(setup)
  return (path) => ask(setup.baseURL + path, 'GET')
}

export const createFull = (setup: Setup) => callsOf(connect(setup), setup.baseURL)
