// Which responses pass untouched.
import { describe, expect, it } from 'vitest'
import { baseURL, createApp, outcomeOfReply, settled } from '../test/app.ts'
import { BusinessError, isBusinessError } from './index.ts'

const refused = { code: '20001', message: '余额不足' }

describe('a response passes as it came', () => {
  it.each([204, 205])('with the status %d, which has no body', async (statusCode) => {
    expect(await outcomeOfReply({ statusCode })).toBe('')
  })

  it('with the status 304, also where that is refused', async () => {
    const { client } = createApp([{ statusCode: 304, data: refused }])
    expect(await settled(client.get('a', { validateStatus: () => true }))).toEqual(refused)
    expect(isBusinessError(await settled(client.get('a')))).toBe(false)
  })

  it('to HEAD, whatever the status', async () => {
    const { client } = createApp([{}, { statusCode: 404 }])
    expect(await settled(client.head('a'))).toBe('')
    expect(await settled(client.head('a'))).toMatchObject({ name: 'StatusError' })
  })

  it('as bytes', async () => {
    const { client } = createApp([{ data: new Uint8Array([123, 125]).buffer }])
    const { data } = await client.get<ArrayBuffer>('poster.png', { responseType: 'arraybuffer' })
    expect(data.byteLength).toBe(2)
    await expect(
      createApp([{ data: JSON.stringify(refused), statusCode: 404 }]).client.get('a', { responseType: 'arraybuffer' }),
    ).rejects.toMatchObject({ name: 'StatusError' })
  })

  it('from another origin, unless that is listed', async () => {
    const url = 'https://maps.example.org/geo'
    const { client } = createApp([{ data: refused }, { data: refused, statusCode: 400 }])
    expect(await settled(client.get(url))).toEqual(refused)
    expect(await settled(client.get(url))).toMatchObject({ name: 'StatusError' })
    const listed = createApp([{ data: refused }], { success: [0], origins: ['https://maps.example.org'] })
    expect(await settled(listed.client.get(url))).toBeInstanceOf(BusinessError)
    expect(await settled(listed.client.get('own'))).toBeInstanceOf(BusinessError)
  })

  it('from the origin of a child, also when that sends first', async () => {
    const { client } = createApp([{ data: refused }])
    const maps = client.extend({ baseURL: 'https://maps.example.org/' })
    expect(await settled(maps.get('geo'))).toEqual(refused)
    expect(await settled(client.get('own'))).toBeInstanceOf(BusinessError)
    expect(await settled(client.extend({ baseURL: `${baseURL}v2/` }).get('own'))).toBeInstanceOf(BusinessError)
  })

  it('but not because the request is outside the session: a login has an envelope as well', async () => {
    const { client } = createApp([{ data: { code: '10000', data: { token: 't' } } }])
    client.use({ name: 'session', keys: { auth: 'boolean' } })
    expect(await settled(client.post('login', {}, { auth: false } as object))).toEqual({ token: 't' })
  })
})
