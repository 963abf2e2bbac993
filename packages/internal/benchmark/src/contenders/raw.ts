// A bare Promise around wx.request: the floor, without interceptors and without a timeout of its own
import type { Answer, Create } from '../contender.ts'

export const create: Create =
  ({ host, baseURL, timeout }) =>
  (path) =>
    new Promise<Answer>((success, fail) => {
      host.request({ url: baseURL + path, method: 'GET', timeout, success, fail })
    })
