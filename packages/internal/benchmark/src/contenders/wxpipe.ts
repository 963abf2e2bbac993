// wxpipe itself, from its built packages
import { createClient, withHeader } from '@wxpipe/core'
import type { Create } from '../contender.ts'

export const create: Create = ({ host, baseURL, timeout, onRequest, onResponse }) => {
  const client = createClient({ host, baseURL, timeout })
  for (const [i, request] of onRequest.entries()) {
    const response = onResponse[i] ?? ((value) => value)
    client.use({ name: `hook-${i}`, request, response })
  }
  return (path) => client.request({ url: path })
}

export { withHeader }
