// A deadline that is put inside the cache: when the time is over, the cache has the last word.
import { cache } from '@wxpipe/cache'
import { createClient } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'

useFakeTime()

it.each([
  ['outside', {}, { code: 'TIMEOUT' }],
  ['inside', { after: 'cache' }, 'quick'],
])('a deadline %s the cache: what the caller gets where staleIfError would allow the old response', async (...row) => {
  const [, place, outcome] = row
  let responses = 0
  const host = createHost({ handler: () => (responses++ ? { delay: 20_000 } : { data: 'quick' }) })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => null })
    .use(cache({ ttl: 1_000, staleIfError: 60_000 }))
    .use(deadline({ total: 5_000 }), place)
  expect(await outcomeOf(client.get('a'))).toBe('quick')
  await pass(2_000)
  const call = begun(client.get('a'))
  await pass(5_000)
  expect(host.inFlight).toBe(0)
  const ended = await outcomeOf(call)
  if (typeof outcome === 'string') expect(ended).toBe(outcome)
  else expect(ended).toMatchObject(outcome)
})
