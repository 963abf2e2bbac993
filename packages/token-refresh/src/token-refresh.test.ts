import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { expect, it } from 'vitest'
import { tokenRefresh } from './token-refresh.ts'

it('refreshes once for 1,000 requests and replays each of them once', async () => {
  const valid = 'new'
  let token: string | null = 'old'
  let refreshes = 0
  const host = createHost({
    maxRequests: 2000,
    handler: ({ path, header }) => {
      if (path.endsWith('refresh')) {
        refreshes++
        return { data: { token: valid }, delay: 5 }
      }
      const ok = header['authorization'] === `Bearer ${valid}`
      return ok ? { data: { code: '10000' } } : { data: { code: '99997' }, delay: Math.random() * 20 }
    },
  })
  const getToken = () => token
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry({ codes: ['99997'] }))
    .use(
      tokenRefresh({
        getToken,
        refresh: (api) => api.post<{ token: string }>('refresh').then(({ data }) => data),
        setToken: (session) => {
          token = session.token
        },
      }),
    )
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, n) => client.get('groups', { query: { n } })))
  expect(answers.every(({ data }) => (data as { code: string }).code === '10000')).toBe(true)
  expect(refreshes).toBe(1)
  expect(host.requests).toHaveLength(2001)
})
