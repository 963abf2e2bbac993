// Taro's interceptor chain alone (what Taro.request runs through), without its runtime
import { interceptorify } from '@tarojs/api/dist/interceptor/index.js'
import type { Answer, Create, Host, HostOptions } from '../contender.ts'
import { copyHeader } from './copy-header.ts'

const promisify = (host: Host) => (options: HostOptions) =>
  new Promise<Answer>((success, fail) => {
    host.request({ ...options, success, fail })
  })

export const create: Create = ({ host, baseURL, timeout, onRequest, onResponse }) => {
  const link = interceptorify(promisify(host))
  for (const [i, request] of onRequest.entries()) {
    const response = onResponse[i] ?? ((value) => value)
    link.addInterceptor((chain) => chain.proceed(request(chain.requestParams)).then(response))
  }
  return (path) => link.request({ url: baseURL + path, method: 'GET', timeout })
}

export const withHeader = copyHeader('header')
