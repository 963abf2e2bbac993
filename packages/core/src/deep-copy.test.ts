// A copy of a response or an error for one of several callers: all of it is its own, or there is none.
import { runInNewContext } from 'node:vm'
import { createHost } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createCancelSource, createClient, deepCopy, type HttpError, isHttpError, StatusError } from './index.ts'

class Model {
  readonly tags = ['a']
}

/** The error of a request that got a 404. */
async function failure(options: object = {}): Promise<HttpError> {
  const host = createHost({ handler: () => ({ statusCode: 404, data: { list: [{ id: 1 }] }, header: { etag: '1' } }) })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
  return client.post('a', { b: [1] }, options).then(
    () => undefined as never,
    (error: HttpError) => error,
  )
}

describe('a copy', () => {
  it('has plain objects, arrays, bytes and dates of its own, all the way down', () => {
    const original = {
      data: {
        list: [{ id: 1 }, [2]],
        when: new Date(5),
        bytes: new Uint8Array([1, 2]).buffer,
        none: undefined,
        no: null,
      },
      header: Object.assign(Object.create(null), { etag: '1' }),
      statusCode: 200,
    }
    const copy = deepCopy(original)!
    expect(copy).toEqual(original)
    const { list, when, bytes } = copy.data
    expect([list, list[0], list[1], when, bytes, copy.data, copy.header].map((each) => typeof each)).not.toContain(
      'undefined',
    )
    const pairs: [unknown, unknown][] = [
      [copy.data, original.data],
      [copy.header, original.header],
      [list, original.data.list],
      [list[0], original.data.list[0]],
      [list[1], original.data.list[1]],
      [when, original.data.when],
      [bytes, original.data.bytes],
    ]
    for (const [own, first] of pairs) expect(own).not.toBe(first)
    expect([when.getTime(), [...new Uint8Array(bytes)]]).toEqual([5, [1, 2]])
  })

  it('of what has no fields is the value itself', () => {
    const fn = () => 1
    for (const value of ['text', 1, 0, true, null, fn]) expect(deepCopy(value)).toBe(value)
  })

  it('keeps the length of an array, and places that hold nothing', () => {
    const sparse = [1]
    sparse.length = 4
    expect(deepCopy(sparse)).toEqual(sparse)
    expect(deepCopy(sparse)!.length).toBe(4)
  })

  it('follows circles, and has one copy of what stands in two places', () => {
    const shared = { id: 1 }
    const tree: { self?: object; both: object[] } = { both: [shared, shared] }
    tree.self = tree
    const copy = deepCopy(tree)!
    expect(copy.self).toBe(copy)
    expect(copy.both[0]).toBe(copy.both[1])
    expect(copy.both[0]).not.toBe(shared)
  })

  it('has its own of what bears the names of a request’s fields', () => {
    const original = { call: { id: 1 }, signal: { on: true }, options: { page: { id: 2 } } }
    const copy = deepCopy(original)!
    expect(copy).toEqual(original)
    expect(copy.call).not.toBe(original.call)
    expect(copy.signal).not.toBe(original.signal)
    expect(copy.options.page).not.toBe(original.options.page)
  })

  it('has the fields that are named by a symbol or hidden, as they were', () => {
    const tag = Symbol('tag')
    const original = Object.defineProperty({ a: 1, [tag]: { b: 2 } }, 'raw', { value: { c: 3 } })
    const copy = deepCopy(original) as typeof original & { raw: object }
    expect([copy[tag], copy.raw, Object.keys(copy)]).toEqual([{ b: 2 }, { c: 3 }, ['a']])
    expect(copy[tag]).not.toBe(original[tag])
    expect(copy.raw).not.toBe((original as typeof copy).raw)
  })

  it('of a date keeps its class, as that of an array and of an error does', () => {
    class Moment extends Date {
      get later() {
        return this.getTime() + 1
      }
    }
    class Groups extends Array<object> {}
    const copy = deepCopy({ when: new Moment(5), groups: Groups.from([{ id: 1 }]) })!
    expect([copy.when, copy.groups]).toMatchObject([new Date(5), [{ id: 1 }]])
    expect(copy.when).toBeInstanceOf(Moment)
    expect(copy.when.later).toBe(6)
    expect(copy.groups).toBeInstanceOf(Groups)
  })

  it('of a key `__proto__` pollutes nothing', () => {
    const copy = deepCopy(JSON.parse('{"__proto__":{"admin":true},"a":1}'))
    expect([copy.a, copy.admin, Object.getPrototypeOf(copy)]).toEqual([1, undefined, Object.prototype])
  })

  it('of values from another realm is one too', () => {
    const foreign = runInNewContext(
      '({ list: [1], when: new Date(3), error: new RangeError("no"), bytes: new ArrayBuffer(2) })',
    )
    const copy = deepCopy(foreign)
    expect([copy.list[0], copy.when.getTime(), copy.error.message, copy.bytes.byteLength]).toEqual([1, 3, 'no', 2])
    for (const field of Object.keys(foreign)) expect(copy[field]).not.toBe(foreign[field])
  })
})

describe('a copy of an error', () => {
  it('has its class, brand, message and stack, and hides what was hidden', async () => {
    const error = await failure()
    const copy = deepCopy(error)!
    expect(copy).not.toBe(error)
    expect(copy).toBeInstanceOf(StatusError)
    expect({}.toString.call(copy)).toBe('[object Error]')
    expect(isHttpError(copy, 'STATUS')).toBe(true)
    expect([copy.name, copy.message, copy.stack]).toEqual([error.name, error.message, error.stack])
    expect(Object.keys(copy)).toEqual(Object.keys(error))
    expect(Reflect.ownKeys(copy).sort(byName)).toEqual(Reflect.ownKeys(error).sort(byName))
    expect(JSON.stringify(copy)).toBe(JSON.stringify(error))
    copy.message = 'in other words'
    expect(error.message).not.toBe(copy.message)
  })

  it('has a response and a request of its own, with the same call and signal', async () => {
    const page = { deep: { data: 1 } }
    const { signal } = createCancelSource()
    const error = await failure({ signal, validateStatus: (status: number) => status < 300, timeout: 5_000 })
    Object.assign(error.request!.options, { page })
    const { request, response } = deepCopy(error)!
    expect(response).toEqual(error.response)
    expect(response!.data).not.toBe(error.response!.data)
    expect(request).not.toBe(error.request)
    expect(request!.data).toEqual({ b: [1] })
    expect(request!.data).not.toBe(error.request!.data)
    expect(request!.header).not.toBe(error.request!.header)
    for (const name of ['call', 'signal', 'transport', 'validateStatus'] as const)
      expect(request![name]).toBe(error.request![name])
    // The options are its own; what they hold is the app's.
    expect(request!.options).not.toBe(error.request!.options)
    expect((request!.options as unknown as { page: object }).page).toBe(page)
  })

  it('has a cause of its own, however deep', () => {
    const cause = Object.assign(new TypeError('underneath'), { details: { fields: ['name'] } })
    const error = Object.assign(new Error('above'), { cause })
    const copy = deepCopy(error)!
    expect(copy.cause).toBeInstanceOf(TypeError)
    expect(copy.cause).not.toBe(cause)
    expect(copy.cause.details.fields).toEqual(['name'])
    expect(copy.cause.details.fields).not.toBe(cause.details.fields)
  })

  it('lets its message be shown in JSON, as loggers do it, as the original does', () => {
    const copy = deepCopy(new Error('no'))!
    Object.defineProperty(copy, 'message', { enumerable: true })
    expect(JSON.stringify(copy)).toBe('{"message":"no"}')
  })

  it('that shows itself shows the copy', () => {
    const error: Error & { self?: unknown } = new Error('self')
    error.self = error
    const copy = deepCopy(error)!
    expect(copy.self).toBe(copy)
  })
})

describe('what is odd', () => {
  it.each<[string, unknown]>([
    ['an instance of a class', new Model()],
    ['a Map', new Map()],
    ['a view of bytes', new Uint8Array(2)],
    ['an object whose prototype is another object', Object.create({ a: 1 })],
  ])('%s has no copy, nor what holds it; with `shared` the copy holds the very same', (_, odd) => {
    expect(deepCopy(odd)).toBeUndefined()
    expect(deepCopy({ list: [odd] })).toBeUndefined()
    const holder = { list: [odd], own: {} }
    const copy = deepCopy(holder, 'shared')!
    expect(copy.list[0]).toBe(odd)
    expect(copy.own).not.toBe(holder.own)
    expect(deepCopy(odd, 'shared')).toBe(odd)
  })

  it('a getter that throws leaves nothing to give, also with `shared`', () => {
    const hostile = {
      get trap(): never {
        throw new Error('trap')
      },
    }
    expect([deepCopy(hostile), deepCopy([hostile], 'shared')]).toEqual([undefined, undefined])
  })
})

const byName = (one: string | symbol, other: string | symbol): number => (String(one) < String(other) ? -1 : 1)
