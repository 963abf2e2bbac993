// Whose rule counts for a request: its own over its client's over the plugin's.
import { describe, expect, it } from 'vitest'
import { createApp, settled } from '../test/app.ts'
import { type BusinessError, isBusinessError } from './index.ts'

describe('the rule of a request', () => {
  const page = { code: '10000', rows: [1], total: 9 }

  it('is over the plugin’s', async () => {
    const { client } = createApp([{ data: page }])
    const call = client.get('users', { envelope: { data: ({ rows }) => rows, success: undefined } })
    expect(await settled(call)).toEqual([1])
    expect(await settled(client.get('users'))).toBe(undefined)
  })

  it('is over its client’s, which is over that of the client which that extends, which is over the plugin’s', async () => {
    const { client } = createApp([{ data: { errno: 0, errmsg: 'no', rows: [1], total: 9 } }])
    const child = client.extend({ envelope: { code: 'errno', success: [0] } })
    const grandchild = child.extend({ envelope: { message: 'errmsg' } })
    expect(await settled(grandchild.get('a', { envelope: { data: 'rows' } }))).toEqual([1])
    const error = await settled(grandchild.get('a', { envelope: { success: [1] } }))
    expect((error as BusinessError).business).toEqual({ code: '0', message: 'no', data: undefined })
    expect(await settled(client.get('a'))).toMatchObject({ code: 'RESPONSE' })
  })

  it('may be none: the response, or the failure, is as it came', async () => {
    const { client } = createApp([{ data: { code: '1' } }, { data: { code: '1' } }, { data: page, statusCode: 400 }])
    expect(await settled(client.get('a', { envelope: false }))).toEqual({ code: '1' })
    const raw = client.extend({ envelope: false })
    expect(await settled(raw.get('a'))).toEqual({ code: '1' })
    expect(await settled(raw.get('a'))).toMatchObject({ name: 'StatusError' })
    expect(isBusinessError(await settled(raw.get('a', { envelope: {} })))).toBe(true)
  })

  it('is told before anything is sent, when it cannot be one', async () => {
    const { client, host } = createApp([{ data: page }])
    for (const [envelope, word] of [
      [{ sucess: [0] }, 'no "sucess"'],
      [{ success: '0' }, '"success" must be: list function'],
      [{ name: 'other' }, 'no "name"'],
      ['no', '"envelope" must be'],
      [null, '"envelope" must be'],
    ] as const) {
      const error = await settled(client.post('order', {}, { envelope } as object))
      expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining(word) })
    }
    expect(host.requests.length).toBe(0)
  })
})
