// axios with the recipe most projects copy: an isRefreshing flag and a queue of failed requests
import axios, { type AxiosError, type InternalAxiosRequestConfig } from 'axios'
import { wxAdapter } from '../contenders/axios-adapter.ts'
import { bearer, EXPIRED, type Recipe } from '../recipe.ts'

interface Waiting {
  resolve(token: string): void
  reject(error: unknown): void
}

export const recipe: Recipe = ({ host, baseURL, timeout, getToken, refresh }) => {
  const client = axios.create({ baseURL, timeout, adapter: wxAdapter(host) })
  let isRefreshing = false
  let failedQueue: Waiting[] = []
  const processQueue = (settle: (waiting: Waiting) => void) => {
    failedQueue.forEach(settle)
    failedQueue = []
  }

  client.interceptors.request.use((request) => {
    request.headers.set('authorization', bearer(getToken()))
    return request
  })
  client.interceptors.response.use(undefined, async (error: AxiosError) => {
    const original: (InternalAxiosRequestConfig & { _retry?: boolean }) | undefined = error.config
    if (error.response?.status !== EXPIRED || !original || original._retry) throw error
    if (isRefreshing) {
      await new Promise<string>((resolve, reject) => failedQueue.push({ resolve, reject }))
      return client(original)
    }
    original._retry = true
    isRefreshing = true
    try {
      const token = await refresh()
      processQueue((waiting) => waiting.resolve(token))
    } catch (failure) {
      processQueue((waiting) => waiting.reject(failure))
      throw failure
    } finally {
      isRefreshing = false
    }
    return client(original)
  })
  return (path) => client.get(path)
}
