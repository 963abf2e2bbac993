// The adapter that lets alova speak to wx: its own one for uni-app, less uploads, downloads and Vue
import type { AlovaRequestAdapter } from 'alova'
import type { Host, HostResponse } from '../contender.ts'

type Headers = Record<string, string>
export type WxAdapter = AlovaRequestAdapter<object, HostResponse, Headers>

export const wxAdapter =
  (host: Host): WxAdapter =>
  (elements, method) => {
    let task: { abort(): void } | undefined
    const response = new Promise<HostResponse>((success, reject) => {
      task = host.request({
        url: elements.url,
        method: elements.type,
        data: elements.data,
        header: elements.headers as Headers,
        timeout: method.config.timeout,
        success,
        fail: (error) => reject(new Error(error.errMsg)),
      })
    })
    return {
      response: () => response,
      headers: () => response.then((value) => value.header),
      abort: () => task?.abort(),
    }
  }
