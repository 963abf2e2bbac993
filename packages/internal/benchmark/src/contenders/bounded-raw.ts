// The same with its own setTimeout/clearTimeout: the floor for a client that bounds a host which never answers
import type { Answer, Create } from '../contender.ts'

export const create: Create =
  ({ host, baseURL, timeout }) =>
  (path) =>
    new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the host never answered')), timeout + 1000)
      host.request({
        url: baseURL + path,
        method: 'GET',
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
