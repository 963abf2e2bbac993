// Options of other plugins that give another response: cache and dedupe must tell such requests apart.
import { expect, it } from 'vitest'
import { createClient, type HttpRequest, type HttpResponse, ORDER_CACHE, requestKey } from './index.ts'

const ok: HttpResponse = { data: 1, statusCode: 200, header: {} }

function setup() {
  let seen: HttpRequest | undefined
  const read = (request: HttpRequest) => {
    seen = request
    return ok
  }
  const client = createClient({ baseURL: 'https://api.example.com/' })
    .use({ name: 'reader', order: ORDER_CACHE, request: read })
    .use({ name: 'raw', order: 750, keys: { raw: 'boolean string*', hook: 'any*', silent: 'boolean' } })
  const keyOf = (options: object, of = client, given = {}) => {
    of.get('x', options)
    return requestKey(seen!, given)
  }
  return { client, keyOf }
}

it('is another one for another value of an option that its plugin has marked with a *', () => {
  const { client, keyOf } = setup()
  const all = [{}, { raw: true }, { raw: false }, { raw: 'a' }, { raw: 'b' }].map((options) => keyOf(options))
  expect(new Set(all).size).toBe(all.length)
  expect(keyOf({ raw: 'a' })).toBe(all[3])
  expect(keyOf({}, client.extend({ raw: 'a' } as object))).toBe(all[3])
  expect(keyOf({ silent: true })).toBe(all[0])
})

it('has it too where only what is submitted counts, and where it is stored', () => {
  const { client, keyOf } = setup()
  for (const given of [{ outcome: false }, { outcome: true }, { lasting: true }]) {
    expect(keyOf({ raw: 'a' }, client, given)).not.toBe(keyOf({}, client, given))
  }
})

it('checks the values of a marked option as those of any other', async () => {
  const { client } = setup()
  expect((await client.get('x', { hook: 1 } as object)).data).toBe(1)
  await expect(client.get('x', { raw: 1 } as object)).rejects.toThrow('"raw" must be: boolean string*')
  // A kind that there is not, such as 'array', accepts nothing: it must not pass for 'any'.
  client.use({ name: 'wrong', keys: { ids: 'array' } })
  await expect(client.get('x', { ids: [1] } as object)).rejects.toThrow('"ids" must be: array')
})
