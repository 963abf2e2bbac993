// What is no option, or of another kind, is told at once: by the factory and by a request.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { api } from '../test/app.ts'
import { type DedupeOptions, type DedupeRule, dedupe } from './index.ts'

useFakeTime()

const config = (message: string) =>
  expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining(message) })
const modes = 'write share,reject,latest'

describe('is refused with what to write:', () => {
  it.each([
    ['a text where a function belongs', { key: 'search' }, '"key" must be: function'],
    ['null', { key: null }, '"key" must be: function'],
    ['null as a mode', { mode: null }, '"mode" must be: string'],
    ['a number as a mode', { mode: 1 }, '"mode" must be: string'],
    ['an unknown mode', { mode: 'refuse' }, modes],
    ['an empty mode', { mode: '' }, modes],
    ['a word in another case', { Mode: 'share' }, 'dedupe has no "Mode": write mode'],
    ['an unknown word', { window: 1 }, 'dedupe has no "window": write '],
  ])('%s', async (_what, options: object, message) => {
    expect(() => dedupe(options)).toThrow(config(message))
    const { client, host } = api()
    await expect(client.get('a', { dedupe: options as DedupeRule })).rejects.toEqual(config(message))
    expect(host.requests).toHaveLength(0)
  })

  it('what is the plugin’s alone', async () => {
    expect(() => dedupe({ methods: 'POST' } as unknown as DedupeOptions)).toThrow(config('"methods" must be: list'))
    expect(() => dedupe(null as unknown as object)).toThrow(config('dedupe takes a plain object'))
    const { client } = api()
    const rule = { methods: ['POST'] } as DedupeRule
    await expect(client.get('a', { dedupe: rule })).rejects.toEqual(config('dedupe has no "methods"'))
  })

  it('anything else in place of a mode or a rule', async () => {
    const { client, host } = api()
    for (const given of [null, 0, 1, '', 'refuse']) {
      await expect(client.get('a', { dedupe: given as unknown as false })).rejects.toEqual(config('dedupe'))
    }
    expect(host.requests).toHaveLength(0)
  })
})
