// A bare Promise around wx.request: the floor, without interceptors and without a timeout of its own
import type { Create, HostResponse, Setup } from '../contender.ts'
import { type Ask, callsOf } from './by-hand.ts'

const connect =
  ({ host, timeout }: Setup): Ask =>
  (url, method, data, header) =>
    new Promise<HostResponse>((success, fail) => {
      host.request({ url, method, data, header, timeout, success, fail })
    })

export const create: Create = (setup) => {
  const ask = connect(setup)
  return (path) => ask(setup.baseURL + path, 'GET')
}

export const createFull = (setup: Setup) => callsOf(connect(setup), setup.baseURL)
