// The same with its own setTimeout/clearTimeout: the floor for a client that bounds a host which never answers
import type { Answer, Create, Setup } from '../contender.ts'
import { type Ask, callsOf } from './by-hand.ts'

const connect =
  ({ host, timeout }: Setup): Ask =>
  (url, method, data, header) =>
    new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the host never answered')), timeout + 1000)
      host.request({
        url,
        method,
        data,
        header,
        timeout,
        success: (answer) => {
          clearTimeout(timer)
          resolve(answer)
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
