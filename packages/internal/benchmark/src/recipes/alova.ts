// alova's own createServerTokenAuthentication
import { createAlova, type StatesExport, type StatesHook } from 'alova'
import { createServerTokenAuthentication } from 'alova/client'
import type { HostResponse } from '../contender.ts'
import { type WxAdapter, wxAdapter } from '../contenders/alova-adapter.ts'
import { bearer, EXPIRED, type Recipe } from '../recipe.ts'

export const recipe: Recipe = ({ host, baseURL, timeout, getToken, refresh }) => {
  const { onAuthRequired, onResponseRefreshToken } = createServerTokenAuthentication<
    StatesHook<StatesExport<unknown>>,
    WxAdapter
  >({
    assignToken(method) {
      method.config.headers['authorization'] = bearer(getToken())
    },
    refreshTokenOnSuccess: {
      isExpired: (response: HostResponse) => response.statusCode === EXPIRED,
      handler: async () => {
        await refresh()
      },
    },
  })
  const client = createAlova({
    baseURL,
    timeout,
    requestAdapter: wxAdapter(host),
    cacheFor: null,
    shareRequest: false,
    beforeRequest: onAuthRequired(),
    responded: onResponseRefreshToken((response: HostResponse) => {
      if (response.statusCode === EXPIRED) throw new Error('still expired')
      return response
    }),
  })
  return (path) => client.Get(path).send()
}
