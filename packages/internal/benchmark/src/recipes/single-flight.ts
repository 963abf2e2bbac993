// Written by hand over bounded raw: one refresh for everyone, and a late answer to an old token refreshes nothing
import type { Answer } from '../contender.ts'
import { bearer, EXPIRED, type Recipe } from '../recipe.ts'

export const recipe: Recipe = ({ host, baseURL, timeout, getToken, refresh }) => {
  let flight: Promise<unknown> | undefined

  const ask = (path: string, token: string) =>
    new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the host never answered')), timeout + 1000)
      host.request({
        url: baseURL + path,
        method: 'GET',
        header: { authorization: bearer(token) },
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

  const refreshOnce = () => {
    flight ??= refresh().finally(() => {
      flight = undefined
    })
    return flight
  }

  const orFail = (answer: Answer) => {
    if (answer.statusCode === EXPIRED) throw new Error('still expired')
    return answer
  }

  return (path) => {
    const token = getToken()
    return ask(path, token).then((answer) => {
      if (answer.statusCode !== EXPIRED) return answer
      const renewed = token === getToken() ? refreshOnce() : Promise.resolve()
      return renewed.then(() => ask(path, getToken()).then(orFail))
    })
  }
}
