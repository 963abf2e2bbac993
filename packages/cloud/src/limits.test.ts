// The cloud's limits are told before anything is sent.
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { container, functions, told } from '../test/app.ts'

useFakeTime()

const refused = {
  code: 'CONFIG',
  message: expect.stringContaining('JSON of at most 100 KiB'),
  request: { url: expect.stringMatching(/^[af]$/) },
}
const KiB100 = 102_400

describe('100 KiB of text', () => {
  const sent = async (data: unknown) => {
    const { client, host } = container(undefined, { handler: () => ({ data: 'ok' }) })
    return [await outcomeOf(client.post('a', data)), told(host).length]
  }

  it.each([
    ['of one byte', 'a'.repeat(KiB100)],
    ['of two bytes', 'é'.repeat(KiB100 / 2)],
    ['of three bytes', '中'.repeat(Math.floor(KiB100 / 3))],
    ['of four bytes', '😀'.repeat(KiB100 / 4)],
  ])('in characters %s are sent, and one byte more is refused, unsent', async (_, text) => {
    expect(await sent(text)).toEqual(['ok', 2])
    expect(await sent(`${text}aa`)).toMatchObject([refused, 0])
  })

  it('are not looked for in a short text, which may hold half an emoji where it was cut', async () => {
    expect(await sent('a\ud83d')).toEqual(['ok', 2])
  })

  it('are counted in the JSON of an object', async () => {
    // {"a":""}
    expect(await sent({ a: 'x'.repeat(KiB100 - 8) })).toEqual(['ok', 2])
    expect(await sent({ a: 'x'.repeat(KiB100 - 7) })).toMatchObject([refused, 0])
  })

  it('are no limit for bytes', async () => {
    expect(await sent(new ArrayBuffer(3 * KiB100))).toEqual(['ok', 2])
    expect(await sent(new Uint8Array(3 * KiB100))).toEqual(['ok', 2])
  })

  it('count for the whole event of a function', async () => {
    const { client, host } = functions({ f: () => 'ok' })
    const data = { a: 'x'.repeat(KiB100 - 8) }
    expect(await outcomeOf(client.post('f', data))).toBe('ok')
    expect(await outcomeOf(client.post('f', data, { query: { b: 1 } }))).toMatchObject(refused)
    const whole = functions({ f: () => 'ok' }, { env: 'prod-1', name: 'f' })
    expect(await outcomeOf(whole.client.post('f', data))).toMatchObject(refused)
    expect([told(host).length, told(whole.host).length]).toEqual([2, 0])
  })
})

describe('data', () => {
  it.each([
    ['a container', () => container()],
    ['a function', () => functions({ f: () => 1 })],
    ['a function that gets all', () => functions({ f: () => 1 }, { name: 'f' })],
  ])('that cannot be serialised is refused for %s', async (_, make) => {
    const { client, host } = make()
    const circular: { self?: unknown } = {}
    circular.self = circular
    const error = await outcomeOf(client.post('f', circular))
    expect(error).toMatchObject({ ...refused, cause: expect.any(TypeError) })
    expect(told(host)).toEqual([])
  })
})
