// flyio's own recipe: lock the interceptors, refresh, unlock, send again
import Fly from 'flyio/dist/npm/wx'
import { bearer, EXPIRED, type Recipe } from '../recipe.ts'

export const recipe: Recipe = ({ baseURL, timeout, getToken, refresh }) => {
  const client = new Fly()
  client.config.baseURL = baseURL
  client.config.timeout = timeout
  client.interceptors.request.use((request) => {
    request.headers['authorization'] = bearer(getToken())
    return request
  })
  client.interceptors.response.use(undefined, (error) => {
    if (error.status !== EXPIRED) return Promise.reject(error)
    client.lock()
    return refresh()
      .then(() => client.unlock())
      .then(() => client.request(error.request))
  })
  return (path) => client.get(path)
}
