// axios with axios-auth-refresh as it comes
import axios from 'axios'
import createAuthRefresh from 'axios-auth-refresh'
import { wxAdapter } from '../contenders/axios-adapter.ts'
import { bearer, type Recipe } from '../recipe.ts'

export const recipe: Recipe = ({ host, baseURL, timeout, getToken, refresh }) => {
  const client = axios.create({ baseURL, timeout, adapter: wxAdapter(host) })
  client.interceptors.request.use((request) => {
    request.headers.set('authorization', bearer(getToken()))
    return request
  })
  createAuthRefresh(client, () => refresh())
  return (path) => client.get(path)
}
