// wxpipe with its three plugins: injection, detection, refresh
import { createClient } from '@wxpipe/core'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import type { Recipe } from '../recipe.ts'

export const recipe: Recipe = ({ host, baseURL, timeout, getToken, refresh }) => {
  const client = createClient({ host, baseURL, timeout })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry({ codes: ['99997'] }))
    .use(tokenRefresh({ getToken, refresh }))
  return (path) => client.request({ url: path })
}
