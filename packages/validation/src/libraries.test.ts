// zod, valibot and arktype: each checks and transforms, and none of them gets what it quotes into a message.
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { arktypeGroups, valibotGroups, zodGroups, zodTaken } from '../test/schemas.ts'
import { ValidationError } from './index.ts'

useFakeTime()

const sent = { id: 7, phones: { '13800001111': 'lin' }, at: '2026-03-01T08:00:00.000Z' }

describe.each([
  ['zod/mini', zodGroups],
  ['valibot', valibotGroups],
  ['arktype', arktypeGroups],
])('%s', (_name, schema) => {
  it('makes its own value of a response that fits', async () => {
    const { client, server } = createApp()
    server.data = [sent]
    expect(await outcomeOf(client.get('groups', { schema }))).toEqual([{ ...sent, at: new Date(sent.at) }])
  })

  it('says where a response does not fit, without a key or a value out of it', async () => {
    const { client, server } = createApp()
    server.data = [sent, { id: '13900002222', phones: { '13800001111': 0 }, at: sent.at }]
    const error = (await outcomeOf(client.get('groups', { schema }))) as ValidationError
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toBe('GET https://api.example.com/groups: does not fit its schema at 1.id, 1.phones.*')
    expect(JSON.stringify(error)).not.toMatch(/1[38]\d{9}/)
    expect(error.issues).toHaveLength(2)
  })

  it('says so when the whole response is another', async () => {
    const { client, server } = createApp()
    server.data = '<html>'
    expect(String(await outcomeOf(client.get('groups', { schema })))).toMatch(/does not fit its schema at top level$/)
  })
})

it('an asynchronous check is waited for', async () => {
  const { client, server } = createApp()
  server.data = ['free']
  expect(await outcomeOf(client.get('names', { schema: zodTaken }))).toEqual(['free'])
  server.data = ['free', 'taken']
  expect(String(await outcomeOf(client.get('names', { schema: zodTaken })))).toMatch(/at 1$/)
})
