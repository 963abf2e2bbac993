// A handler that gives what no server could send: the request fails and says so, and no test hangs.
import { describe, expect, it } from 'vitest'
import { send } from '../../test/one-request.ts'
import { createHost, faults, type Handler, type Reply } from '../index.ts'

const circle: { self?: unknown } = {}
circle.self = circle

describe.each<[string, unknown, string]>([
  ['a circle', { data: circle }, 'TypeError: Converting circular structure to JSON'],
  ['a BigInt', { data: { id: BigInt(7) } }, 'TypeError: Do not know how to serialize a BigInt'],
  ['chunks that are none', { chunks: [undefined] }, 'Error: a reply: "chunks" must be: list of strings or bytes'],
  ['a function', { data: () => 1 }, 'TypeError: a function is no body'],
])('%s', (_, reply, words) => {
  it.each<[string, Handler]>([
    ['at once', () => reply as Reply],
    ['behind a promise', async () => reply as Reply],
    ['with a delay', () => ({ ...(reply as Reply), delay: 1 })],
  ])('%s', async (_how, handler) => {
    await expect(send(createHost({ handler }))).rejects.toMatchObject({
      errMsg: expect.stringContaining(`request:fail the handler gave what cannot be sent: ${words}`),
      errno: 600001,
    })
  })

  it('in the reply of a fault', async () => {
    const host = createHost({ handler: () => ({}) })
    host.fail(faults.reply(reply as Reply))
    await expect(send(host)).rejects.toMatchObject({ errMsg: expect.stringContaining(words) })
  })
})

it.each([
  ['null', null],
  ['nothing', undefined],
])('%s is an empty response', async (_, reply) => {
  const host = createHost({ handler: () => reply as never })
  expect(await send(host)).toMatchObject({ statusCode: 200, data: '' })
  const later = createHost({ handler: async () => reply as never })
  expect(await send(later)).toMatchObject({ statusCode: 200, data: '' })
})
