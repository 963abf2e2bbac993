// What becomes of a response: it fits and is transformed, or its call rejects; what is no schema is told before a send.
import { ConfigError, createCancelSource, isHttpError, ResponseError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp, lengths, schemaOf } from '../test/app.ts'
import { type StandardSchema, ValidationError, type ValidationOptions, validation } from './index.ts'

useFakeTime()

describe('a response', () => {
  it('that fits is what the schema makes of it; all else of the response stays', async () => {
    const { client, server } = createApp()
    server.data = ['a', 'bcd']
    const plain = await client.get('names')
    const { data, ...rest } = await client.get('names', { schema: lengths })
    expect(data).toEqual([1, 3])
    expect({ ...rest, data: server.data }).toEqual(plain)
  })

  it('that does not fit rejects its call with a ValidationError, whatever the method', async () => {
    const { client, server } = createApp()
    server.data = { list: [] }
    for (const send of [
      () => client.get('names', { schema: lengths }),
      () => client.post('names', {}, { schema: lengths }),
      () => client.request({ url: 'names', method: 'PUT', schema: lengths }),
    ]) {
      const error = await outcomeOf(send())
      expect(error).toBeInstanceOf(ValidationError)
      expect(error).toBeInstanceOf(ResponseError)
      expect(isHttpError(error, 'RESPONSE')).toBe(true)
      expect(error).toMatchObject({
        name: 'ValidationError',
        response: { data: { list: [] } },
        request: { url: 'names' },
      })
    }
  })

  it('is not looked at when its request has no schema', async () => {
    const { client, server } = createApp()
    server.data = { list: [] }
    expect(await outcomeOf(client.get('names'))).toEqual({ list: [] })
  })

  it('with a refused status stays a StatusError', async () => {
    const { client, server } = createApp()
    Object.assign(server, { data: { list: [] }, statusCode: 503 })
    expect(await outcomeOf(client.get('names', { schema: lengths }))).toMatchObject({ code: 'STATUS' })
  })

  it('without a body is checked like any other', async () => {
    const { client, server } = createApp()
    Object.assign(server, { data: '', statusCode: 204 })
    expect(await outcomeOf(client.delete('names', { schema: lengths }))).toBeInstanceOf(ValidationError)
    const none = schemaOf((value) => (value ? { issues: [{ message: 'a body' }] } : { value: 'none' }))
    expect(await outcomeOf(client.delete('names', { schema: none }))).toBe('none')
  })

  it('waits for an asynchronous schema', async () => {
    const { client, server } = createApp()
    const later = schemaOf(async (value) => lengths['~standard'].validate(value))
    server.data = ['ab']
    expect(await outcomeOf(client.get('names', { schema: later }))).toEqual([2])
    server.data = 'ab'
    expect(await outcomeOf(client.get('names', { schema: later }))).toBeInstanceOf(ValidationError)
  })

  it('is checked by the schema of its request rather than by that of the child client', async () => {
    const { client, server } = createApp()
    const child = client.extend({ schema: schemaOf(() => ({ issues: [{ message: 'nothing fits' }] })) })
    server.data = ['ab']
    expect(await outcomeOf(child.get('names'))).toBeInstanceOf(ValidationError)
    expect(await outcomeOf(child.get('names', { schema: lengths }))).toEqual([2])
  })
})

describe('a schema', () => {
  it('that throws rejects the call with its own error, as does one whose promise rejects', async () => {
    const { client } = createApp()
    const own = new RangeError('own')
    const thrower = schemaOf(() => {
      throw own
    })
    expect(await outcomeOf(client.get('names', { schema: thrower }))).toBe(own)
    const rejecter = schemaOf(() => Promise.reject(own))
    expect(await outcomeOf(client.get('names', { schema: rejecter }))).toBe(own)
  })

  it('that never settles is bounded as the host is', async () => {
    const { client } = createApp()
    const schema = schemaOf(() => new Promise(() => {}))
    const error = await outcomeOf(client.get('names', { timeout: 3_000, schema }))
    const message = 'GET https://api.example.com/names: schema took more than'
    expect(error).toMatchObject({ code: 'TIMEOUT', message: `${message} 3000 ms` })
    const begin = Date.now()
    expect(await outcomeOf(client.get('names', { schema }))).toMatchObject({ message: `${message} 60000 ms` })
    expect(Date.now() - begin).toBeGreaterThanOrEqual(60_000)
  })

  it('that never settles holds nobody: the call can be aborted', async () => {
    const { client } = createApp()
    const source = createCancelSource()
    const call = client.get('names', { signal: source.signal, schema: schemaOf(() => new Promise(() => {})) })
    setTimeout(() => source.abort(), 500)
    expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
  })

  it.each<[string, unknown]>([
    ['an object without ~standard', { parse: () => 1 }],
    ['one whose ~standard is none', { '~standard': true }],
    ['one whose ~standard has no validate', { '~standard': { version: 1, vendor: 'own' } }],
    ['a function', () => true],
    ['null', null],
    ['a text', 'string[]'],
    ['false', false],
  ])('that is none is refused before anything is sent: %s', async (_what, schema) => {
    const { client, sent } = createApp()
    const error = await outcomeOf(client.post('orders', {}, { schema: schema as StandardSchema }))
    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).toContain('schema')
    expect(sent()).toBe(0)
  })
})

describe('onInvalid', () => {
  it('is told instead of the caller, who gets the response as it came; it is called on its options', async () => {
    const told: [string | undefined, ValidationError][] = []
    const { client, server } = createApp({
      name: 'checks',
      onInvalid(this: ValidationOptions, error) {
        told.push([this.name, error])
      },
    })
    server.data = { phone: '13800001111' }
    expect(await outcomeOf(client.get('names', { schema: lengths }))).toEqual({ phone: '13800001111' })
    expect(told).toEqual([['checks', expect.any(ValidationError)]])
    expect(told[0]?.[1].request?.url).toBe('names')
    server.data = ['ab']
    expect(await outcomeOf(client.get('names', { schema: lengths }))).toEqual([2])
    expect(told).toHaveLength(1)
  })

  it('rejects the call with what it throws', async () => {
    const { client } = createApp({
      onInvalid(error) {
        throw error
      },
    })
    expect(await outcomeOf(client.get('names', { schema: lengths }))).toBeInstanceOf(ValidationError)
  })
})

it('the plugin stands outside the cache and inside the app’s own interceptors, under its name', () => {
  expect(createApp().client.inspect()).toMatch(/280\s+validation\b/)
  expect(createApp({ name: 'checks' }).client.inspect()).toMatch(/280\s+checks\b/)
})

it.each<[string, unknown, string]>([
  ['text where a function belongs', { onInvalid: 'report' }, 'validation: "onInvalid" must be: function'],
  ['a name that is no text', { name: 7 }, 'validation: "name" must be: string'],
  ['null', { onInvalid: null }, 'validation: "onInvalid" must be: function'],
  ['another word', { schema: lengths }, 'validation has no "schema": write onInvalid,name'],
  ['no object', 1, 'validation takes a plain object'],
])('an option is refused: %s', (_what, options, message) => {
  expect(() => validation(options as ValidationOptions)).toThrow(message)
})
