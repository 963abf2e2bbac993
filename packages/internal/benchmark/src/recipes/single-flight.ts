// Written by hand over bounded raw: one refresh for everyone, and a late response to an old token refreshes nothing
import type { HostResponse } from '../contender.ts'
import { bearer, EXPIRED, type Recipe } from '../recipe.ts'

export const recipe: Recipe = ({ host, baseURL, timeout, getToken, refresh }) => {
  let flight: Promise<unknown> | undefined

  const ask = (path: string, token: string) =>
    new Promise<HostResponse>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the host never responded')), timeout + 1000)
      host.request({
        url: baseURL + path,
        method: 'GET',
        header: { authorization: bearer(token) },
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

  const refreshOnce = () => {
    flight ??= refresh().finally(() => {
      flight = undefined
    })
    return flight
  }

  const orFail = (response: HostResponse) => {
    if (response.statusCode === EXPIRED) throw new Error('still expired')
    return response
  }

  return (path) => {
    const token = getToken()
    return ask(path, token).then((response) => {
      if (response.statusCode !== EXPIRED) return response
      const renewed = token === getToken() ? refreshOnce() : Promise.resolve()
      return renewed.then(() => ask(path, getToken()).then(orFail))
    })
  }
}
