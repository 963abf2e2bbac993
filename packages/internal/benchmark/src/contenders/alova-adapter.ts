// The adapter that lets alova speak to wx: its own one for uni-app, less uploads, downloads and Vue
import type { AlovaRequestAdapter } from 'alova'
import type { Answer, Host } from '../contender.ts'

type Headers = Record<string, string>
export type WxAdapter = AlovaRequestAdapter<object, Answer, Headers>

export const wxAdapter =
  (host: Host): WxAdapter =>
  (elements, method) => {
    let task: { abort(): void } | undefined
    const answer = new Promise<Answer>((success, reject) => {
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
      response: () => answer,
      headers: () => answer.then((value) => value.header),
      abort: () => task?.abort(),
    }
  }
