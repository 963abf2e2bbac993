// A child client's rule: of its writes it is no word.

import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { type CacheRule, rfc9111 } from './index.ts'

useFakeTime()

/** How many of two requests are sent that a child with this rule makes, one after the other. */
async function sendsOf(method: 'GET' | 'POST' | 'PUT' | 'DELETE', rule: CacheRule | false, own?: CacheRule) {
  const header = { 'Cache-Control': 'max-age=60' }
  const { client, pass, sent } = createApp({}, () => ({ data: 1, header }))
  const child = client.extend({ cache: rule })
  for (const sender of [child, child.extend({ timeout: 1000 })]) {
    sender.request({ url: 'cart', method, data: { item: 1 }, cache: own })
    await pass(20)
  }
  return sent()
}

const rules = [{ ttl: 60_000 }, { tags: ['cart'] }, { staleIfError: 1000 }, { http: rfc9111 }]

describe('a child client with a rule', () => {
  it.each(rules)('keeps what it reads, and sends each of its writes (%o)', async (rule) => {
    expect(await sendsOf('GET', rule)).toBe(1)
    for (const method of ['POST', 'PUT', 'DELETE'] as const) expect(await sendsOf(method, rule)).toBe(2)
  })

  it('keeps the response to a write that brings a rule itself, over the child’s', async () => {
    for (const rule of [...rules, false] as const) expect(await sendsOf('POST', rule, { ttl: 60_000 })).toBe(1)
    expect(await sendsOf('POST', { ttl: 60_000 }, {})).toBe(1)
  })
})
