// The comments of the file that "translate my HttpUtil" writes, in both languages.
import type { Language } from '../../parts/places.ts'

export interface Comments {
  readonly login: string
  readonly noScheme: string
  readonly refresh: string
  readonly accessToken: string
  readonly account: string
  readonly cache: string
  readonly retry: string
  readonly loading: string
  readonly data: string
}

export const comments: Readonly<Record<Language, Comments>> = {
  zh: {
    login: '登录页登录成功后调用 login.completed()',
    noScheme: 'token 前面不加 Bearer',
    refresh: '改成你服务器的刷新接口，返回值里要有 token',
    accessToken: '响应里叫 accessToken，这里改成插件要的 token',
    account: '谁登录了：登录成功后把用户 id 存到 userId；没存之前什么也不缓存',
    cache: '要缓存的请求写 cache: { ttl: 60_000 }',
    retry: 'POST 不重试，除非请求自己写了 retry: 2',
    loading: '不用显示的请求写 loading: false',
    data: 'await http.get(…) 直接得到数据',
  },
  en: {
    login: 'the login page calls login.completed() after the login',
    noScheme: 'no Bearer before the token',
    refresh: "call your server's refresh endpoint; the result needs a token",
    accessToken: 'the response calls it accessToken; the plugin needs token',
    account: 'who is logged in: store the id as userId after the login; until then nothing is cached',
    cache: 'write cache: { ttl: 60_000 } on requests to cache',
    retry: 'a POST is not retried, unless the request has retry: 2',
    loading: 'write loading: false on requests that need no indicator',
    data: 'await http.get(…) is the data itself',
  },
}
