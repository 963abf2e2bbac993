// Methods and statuses in options of plugins, as people write them in plain JavaScript: `post`, `'503'`.
import { createClient, type Method } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { pageScope } from '@wxpipe/page-scope'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults, type Reply } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { describe, expect, it } from 'vitest'

useFakeTime()

/** A client with one plugin, whose server always responds the same, after a while. */
function createApp(reply: Reply) {
  const host = createHost({ entry: 'pages/index/index', handler: () => ({ delay: 10, ...reply }) })
  const wx = Object.assign({}, host.wx, { getCurrentPages: host.getCurrentPages })
  const client = createClient({ host: wx, baseURL: 'https://api.example.com/', account: () => 'ann' })
  return { host, client, sends: () => host.requests.length, header: () => host.requests[0]?.header }
}

const methods = ['post' as Method]

describe('a method in lower case means the method', () => {
  it('for retry', async () => {
    const { client, sends } = createApp({ statusCode: 503 })
    await outcomeOf(client.use(retry({ methods, limit: 1 })).post('order'))
    expect(sends()).toBe(2)
  })

  it('for idempotency-key', async () => {
    const { client, header } = createApp({})
    await outcomeOf(client.use(idempotencyKey({ methods, createKey: () => 'key-1' })).post('order'))
    expect(header()).toMatchObject({ 'Idempotency-Key': 'key-1' })
  })

  it('for dedupe', async () => {
    const { client, sends } = createApp({})
    client.use(dedupe({ methods, mode: 'reject' }))
    const outcomes = await Promise.all([outcomeOf(client.post('order')), outcomeOf(client.post('order'))])
    expect([sends(), Object(outcomes[1]).code]).toEqual([1, 'ABORT'])
  })

  it('for page-scope', async () => {
    const { client } = createApp({})
    const scope = pageScope({ methods })
    const order = outcomeOf(client.use(scope).post('order'))
    scope.end()
    expect(await order).toMatchObject({ code: 'ABORT' })
  })

  it('for resume', async () => {
    const { client, host, sends } = createApp({})
    client.use(resume({ methods }))
    host.fail(faults.interrupted())
    await outcomeOf(client.post('order'))
    expect(sends()).toBe(2)
  })
})

describe('a status in text means the number', () => {
  it('for retry', async () => {
    const { client, sends } = createApp({ statusCode: 418 })
    await outcomeOf(client.use(retry({ statusCodes: ['418' as never], limit: 1 })).get('a'))
    expect(sends()).toBe(2)
  })

  it('for token-expiry', async () => {
    const { client } = createApp({ statusCode: 403 })
    const outcome = await outcomeOf(client.use(tokenExpiry({ statusCodes: ['403' as never] })).get('a'))
    expect(Object(outcome).code).toBe('AUTH_EXPIRED')
  })
})
