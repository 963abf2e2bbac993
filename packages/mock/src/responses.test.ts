// What a response is made of: bodies, replies, faults, and what a handler throws.
import { createClient } from '@wxpipe/core'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { fault, reply } from './index.ts'

useFakeTime()

it('data that no host can send is refused, as without a mock', async () => {
  const { client } = createApp({ 'POST a': 'fixed', 'POST b': () => 'made' })
  for (const data of [
    new URLSearchParams('a=1'),
    new FormData(),
    new Map([['a', 1]]),
    new Blob(['a']),
    new Error('a'),
  ]) {
    for (const url of ['a', 'b'])
      expect(await outcomeOf(client.post(url, data as never))).toMatchObject({ code: 'CONFIG' })
  }
})

describe('a body', () => {
  it('has the status 200, also by a promise', async () => {
    const { client } = createApp({ 'GET a': { list: [1] }, 'GET b': async () => ['b'] })
    expect(await client.get('a')).toEqual({ statusCode: 200, data: { list: [1] }, header: {} })
    expect(await outcomeOf(client.get('b'))).toEqual(['b'])
  })

  it('is a copy for each response, and what JSON leaves out is not in it', async () => {
    const groups = { list: [1], at: new Date(0), none: undefined }
    const { client } = createApp({ 'GET a': groups, 'GET b': () => groups, 'GET c': reply(201, groups) })
    for (const url of ['a', 'b', 'c', 'a']) {
      const { data } = await client.get<{ list: number[] }>(url)
      expect(data).toEqual({ list: [1], at: '1970-01-01T00:00:00.000Z' })
      expect(data).not.toHaveProperty('none')
      data.list.push(2)
    }
  })

  it.each([
    ['a text', 'hello', 'hello'],
    ['JSON text, which wx parses', '{"a":1}', { a: 1 }],
    ['a number', 0, 0],
    ['no', false, false],
    ['null', null, null],
    ['nothing', () => undefined, ''],
    ['an empty text', '', ''],
  ])('that is %s arrives as from a server', async (_, body, data) => {
    expect((await createApp({ 'GET a': body }).client.get('a')).data).toEqual(data)
  })

  it('stays text for a request that asks for text', async () => {
    const { client } = createApp({ 'GET a': { id: 1 }, 'GET b': '{"id":1}' })
    expect((await client.get('a', { dataType: 'text' })).data).toBe('{"id":1}')
    expect((await client.get('b', { dataType: 'text' })).data).toBe('{"id":1}')
  })

  it('of bytes is a copy of the bytes', async () => {
    const bytes = new Uint8Array([1, 255]).buffer
    const { data } = await createApp({ 'GET a': bytes }).client.get<ArrayBuffer>('a')
    expect([...new Uint8Array(data)]).toEqual([1, 255])
    expect(data).not.toBe(bytes)
  })

  it.each([
    ['a DataView', new DataView(new Uint8Array([9, 1, 255, 9]).buffer, 1, 2)],
    ['a part of a buffer', new Uint8Array([9, 1, 255, 9]).subarray(1, 3)],
    ['a Buffer of Node, whose slice shares its memory', Buffer.from([1, 255])],
  ])('of bytes arrives as an ArrayBuffer, as wx gives it: %s', async (_, view) => {
    const { client } = createApp({ 'GET a': view, 'GET b': () => view })
    for (const url of ['a', 'b']) {
      const { data } = await client.get<ArrayBuffer>(url, { responseType: 'arraybuffer' })
      expect(data).toEqual(new Uint8Array([1, 255]).buffer)
      new Uint8Array(data).fill(7)
    }
  })

  it('may have fields named as those of replies and faults: it is a body all the same', async () => {
    const { client } = createApp({
      'GET a': { statusCode: 500, data: 1 },
      'GET b': { fault: 'screen', errMsg: 'broken' },
    })
    expect(await client.get('a')).toMatchObject({ statusCode: 200, data: { statusCode: 500, data: 1 } })
    expect(await outcomeOf(client.get('b'))).toEqual({ fault: 'screen', errMsg: 'broken' })
  })

  it('that has no JSON rejects', async () => {
    const circle: { self?: object } = {}
    circle.self = circle
    const { client } = createApp({ 'GET a': circle, 'GET b': async () => circle })
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(TypeError)
    expect(await outcomeOf(client.get('b'))).toBeInstanceOf(TypeError)
  })
})

describe('a reply', () => {
  it('has a status, a header and a delay of its own', async () => {
    const { client } = createApp({ 'GET a': reply(201, { id: 1 }, { header: { 'X-Trace': '7' }, delay: 300 }) })
    const call = client.get('a')
    await pass(299)
    expect(vi.getTimerCount()).toBeGreaterThan(1)
    await pass(1)
    expect(await call).toEqual({ statusCode: 201, data: { id: 1 }, header: { 'X-Trace': '7' } })
  })

  it('has a header of its own at each response', async () => {
    const { client } = createApp({ 'GET a': reply(200, '', { header: { 'X-Trace': '7' } }) })
    const first = await client.get('a')
    Object.assign(first.header, { 'X-Trace': 'changed', 'X-Mine': '1' })
    expect((await client.get('a')).header).toEqual({ 'X-Trace': '7' })
  })

  it('without a body has an empty one', async () => {
    expect((await createApp({ 'DELETE a': reply(204) }).client.delete('a')).data).toBe('')
  })

  it.each<[string, () => unknown, string]>([
    ['a status that is a text', () => reply('500' as never), '"statusCode" must be: number'],
    ['no status', () => reply(undefined as never), '"statusCode" must be: number'],
    ['a status that is no number', () => reply(Number.NaN), '"statusCode" must be: number'],
    ['a mistyped option', () => reply(200, '', { headers: {} } as never), 'reply has no "headers": write header'],
    ['a delay of another kind', () => reply(200, '', { delay: '300' as never }), '"delay" must be: number'],
  ])('is checked where it is made: %s', (_, make, words) => {
    expect(make).toThrow(words)
  })

  it('is judged by validateStatus: 400 is a StatusError with the response', async () => {
    const { client } = createApp({ 'POST login': () => reply(400, { code: 'WRONG' }) })
    expect(await outcomeOf(client.post('login'))).toMatchObject({
      code: 'STATUS',
      message: 'POST https://api.example.com/v1/login: answered 400',
      response: { statusCode: 400, data: { code: 'WRONG' } },
    })
    const lenient = client.extend({ validateStatus: () => true })
    expect(await outcomeOf(lenient.post('login'))).toEqual({ code: 'WRONG' })
  })

  it('and a fault serve as handlers’ responses in tests', async () => {
    const replyTo = (id: string) =>
      id === '1' ? reply(418, { id }, { header: { 'X-Tea': 'green' } }) : fault.timeout()
    const host = createHost({ handler: ({ path }) => replyTo(path.slice(-1)) })
    const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    const error = await outcomeOf(client.get('tea/1'))
    expect(error).toMatchObject({ response: { statusCode: 418, data: { id: '1' }, header: { 'X-Tea': 'green' } } })
    expect(await outcomeOf(client.get('tea/2'))).toMatchObject({ code: 'TIMEOUT' })
  })

  it('also when it throws them', async () => {
    for (const [make, code] of [
      [fault.interrupted, 'NETWORK'],
      [fault.domain, 'CONFIG'],
    ] as const) {
      const handler = () => {
        throw make()
      }
      const simulated = createClient({ host: createHost({ handler }).wx, baseURL: 'https://api.example.com/' })
      const errors = [
        await outcomeOf(createApp({ 'GET a': handler }).client.get('a')),
        await outcomeOf(simulated.get('a')),
      ]
      const { errMsg, errno } = make()
      for (const error of errors) expect(error).toMatchObject({ code, cause: { errMsg, errno } })
    }
  })
})

describe('a fault', () => {
  it.each([
    ['timeout', fault.timeout, 'TIMEOUT', 5],
    ['network', fault.network, 'NETWORK', 600001],
    ['interrupted', fault.interrupted, 'NETWORK', 600003],
    ['domain', fault.domain, 'CONFIG', 600002],
  ])('%s rejects as wx’s own failure does, thrown, yielded or promised', async (_, make, code, errno) => {
    const { client } = createApp({
      'GET thrown': () => {
        throw make()
      },
      'GET yielded': () => make(),
      'GET promised': async () => make(),
      'GET rejected': () => Promise.reject(make()),
      'GET fixed': make(),
    })
    for (const url of ['thrown', 'yielded', 'promised', 'rejected', 'fixed']) {
      const error = await outcomeOf(client.get(url, { signal: new AbortController().signal }))
      expect(error).toMatchObject({ code, request: { url }, cause: { errno } })
    }
  })

  it('has the words and numbers of wx, as those of @wxpipe/testing have them', () => {
    const said = ({ errMsg, reason, errno }: { errMsg?: string; reason?: string; errno?: number }) => [
      errMsg ?? `request:fail ${reason}`,
      errno,
    ]
    expect(said(fault.timeout())).toEqual(said(faults.timeout()))
    expect(said(fault.network())).toEqual(said(faults.connectionReset()))
    expect(said(fault.interrupted())).toEqual(said(faults.interrupted()))
    expect(said(fault.domain())).toEqual(said(faults.notInDomainList()))
    expect(fault('request:fail')).not.toHaveProperty('errno')
  })

  it('may have any words of wx', async () => {
    const { client } = createApp({ 'GET a': fault('request:fail -324:net::ERR_EMPTY_RESPONSE') })
    expect(await outcomeOf(client.get('a'))).toMatchObject({
      code: 'NETWORK',
      cause: { errMsg: expect.stringContaining('-324') },
    })
  })

  it('is an error, so that linters take `throw`', () => {
    expect(fault.timeout()).toBeInstanceOf(Error)
    expect(fault.timeout().stack).toContain('responses.test')
  })
})

describe('anything else that a handler throws', () => {
  it('rejects as it is', async () => {
    const failure = new RangeError('mine')
    const { client } = createApp({
      'GET thrown': () => {
        throw failure
      },
      'GET rejected': () => Promise.reject(failure),
    })
    expect(await outcomeOf(client.get('thrown'))).toBe(failure)
    expect(await outcomeOf(client.get('rejected'))).toBe(failure)
  })
})
