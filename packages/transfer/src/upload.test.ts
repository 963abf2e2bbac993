// Uploads: what the server gets, and what comes of its response.
import { createClient } from '@wxpipe/core'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { app, failure } from '../test/app.ts'
import { transfer } from './index.ts'

useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

describe('the form', () => {
  it.each([
    ['a Blob', new Blob(['a'])],
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set([1])],
    ['a buffer', new ArrayBuffer(1)],
    ['a view of one', new Uint8Array(1)],
    ['a function', () => 1],
  ])('does not take %s as a field, of which the server would get {} or source text', async (_, field) => {
    const { client, picture, served } = app()
    const error = await failure(client.post('photos', { field }, { upload: { filePath: picture() } }))
    expect([error, served]).toMatchObject([
      {
        code: 'CONFIG',
        message: expect.stringContaining('fields must be text'),
        request: { url: 'photos' },
        cause: field,
      },
      [],
    ])
  })

  it('has the file, and each field as text', async () => {
    const { client, picture, served } = app()
    const fields = {
      title: 'a',
      album: 7,
      open: false,
      at: new Date(0),
      tags: ['x', 1],
      place: { lat: 1 },
      none: undefined,
      empty: null,
    }
    await client.post('photos', fields, { upload: { filePath: picture() } })
    expect(served[0]).toMatchObject({ method: 'POST', path: '/photos' })
    expect(served[0]?.data).toEqual({
      title: 'a',
      album: '7',
      open: 'false',
      at: '1970-01-01T00:00:00.000Z',
      tags: '["x",1]',
      place: '{"lat":1}',
      file: { name: 'tmp_1.jpg', type: 'image/jpeg', data: expect.any(ArrayBuffer) },
    })
  })

  it.each([undefined, null])('may name the part of the file, and needs no fields: %s', async (fields) => {
    const { client, picture, served } = app()
    await client.post('photos', fields, { upload: { filePath: picture(), name: 'photo' } })
    expect(Object.keys(served[0]?.data as object)).toEqual(['photo'])
  })

  it('goes without a content type of the client, so that its own has the boundary', async () => {
    const { client, picture, served } = app({
      client: { header: { 'Content-Type': 'application/json', 'X-App': '1' } },
    })
    await client.post('photos', {}, { upload: { filePath: picture() }, header: { 'content-type': 'text/plain' } })
    expect(served[0]?.header).toMatchObject({ 'x-app': '1', 'content-type': expect.stringContaining('boundary=') })
    expect(served[0]?.data).toHaveProperty('file')
  })

  it('has its query in the URL, with blanks and bars encoded', async () => {
    const { client, picture, calls } = app()
    await client.post('a b|c', {}, { upload: { filePath: picture() }, query: { page: 1 } })
    expect(calls('uploadFile')[0]?.options).toMatchObject({ url: 'https://api.example.com/a%20b%7Cc?page=1' })
  })

  it('is sent with the host options of the request, and the file of this phone only', async () => {
    const { client, picture, calls } = app()
    const upload = { filePath: picture() }
    const { statusCode } = await client.post(
      'photos',
      {},
      { upload, enableHttp2: true, hostOptions: { fileType: 'image' } },
    )
    expect(statusCode).toBe(200)
    expect(calls('uploadFile')[0]?.options).toMatchObject({ enableHttp2: true, fileType: 'image' })
  })
})

describe('what is refused before the host is asked', () => {
  it.each([
    ['put', { filePath: 'a' }],
    ['post', { filePath: '' }],
    ['post', { filePath: undefined }],
    ['post', { filePath: 'a', name: '' }],
    ['post', { filepath: 'a' }],
    ['post', { filePath: 7 }],
    ['post', true],
  ] as const)('%s with %j', async (method, upload) => {
    const { client, host } = app()
    const error = await failure(client[method]('photos', {}, { upload: upload as never }))
    expect([error['code'], host.calls]).toEqual(['CONFIG', []])
  })

  it('and says what to write', async () => {
    const { client } = app()
    const put = await failure(client.put('photos', {}, { upload: { filePath: 'a' } }))
    expect(put['message']).toContain('upload: { filePath } needs POST, download GET')
    expect(put['request']).toMatchObject({ url: 'photos' })
    const misspelt = await failure(client.post('photos', {}, { upload: { file: 'a' } as never }))
    expect(misspelt['message']).toBe('file has no "file": write filePath,name,accept,onProgress')
  })

  it('an upload and a download in one', async () => {
    const { client, host } = app()
    const error = await failure(client.post('photos', {}, { upload: { filePath: 'a' }, download: true }))
    expect([error['code'], host.calls]).toEqual(['CONFIG', []])
  })

  it.each(['a text', 'a list', 'bytes', 'a getter that throws', 'a circle'])(
    'fields that have no text: %s',
    async (which) => {
      const circle: { [name: string]: unknown } = {}
      circle['self'] = { circle }
      const trap = {
        get far(): never {
          throw new Error('no')
        },
      }
      const data = { 'a text': 'secret', 'a list': [1], bytes: new ArrayBuffer(1), 'a getter that throws': trap }[which]
      const { client, host, picture } = app()
      const error = await failure(client.post('photos', data ?? circle, { upload: { filePath: picture() } }))
      expect([error['code'], host.calls]).toEqual(['CONFIG', []])
      expect(JSON.stringify(error) + error['message']).not.toContain('secret')
    },
  )

  it('a host without uploads', async () => {
    const { client } = app({ client: { host: { request() {} } } })
    expect(await failure(client.post('photos', {}, { upload: { filePath: 'a' } }))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('uploadFile'),
    })
  })
})

describe('the response', () => {
  const uploaded = async (data: unknown, options: object = {}) => {
    const { client, picture } = app({ handler: () => ({ data, header: { 'X-A': '1' } }) })
    return client.post('photos', {}, { upload: { filePath: picture() }, ...options })
  }

  it('is parsed as wx.request parses it', async () => {
    expect((await uploaded({ id: 1 })).data).toEqual({ id: 1 })
    expect((await uploaded('\uFEFF{"id":1}')).data).toEqual({ id: 1 })
    expect((await uploaded('<html>')).data).toBe('<html>')
    expect((await uploaded('')).data).toBe('')
    expect((await uploaded({ id: 1 }, { dataType: 'text' })).data).toBe('{"id":1}')
  })

  it.each([
    ['as on phones', {}, { 'X-A': '1' }],
    ['of a host that keeps to the typings', { bareUploads: true }, { 'X-A': '1' }],
    ['that says it as text', { textStatus: true }, { 'X-A': '1' }],
  ] as const)('has a status and a header, %s', async (_, quirks, header) => {
    const { client, picture } = app({ host: { quirks }, handler: () => ({ header }) })
    const response = await client.post('photos', {}, { upload: { filePath: picture() } })
    expect(response).toMatchObject({ statusCode: 200, header })
  })

  it('of a refused status is a StatusError with its body, which the error does not show', async () => {
    const { client, picture } = app({ handler: () => ({ statusCode: 413, data: { reason: 'secret words' } }) })
    const error = await failure(client.post('photos', {}, { upload: { filePath: picture() } }))
    expect(error).toMatchObject({ code: 'STATUS', response: { statusCode: 413, data: { reason: 'secret words' } } })
    expect(JSON.stringify(error) + error['message']).not.toContain('secret words')
  })

  it('that came to fail, as on PC, is a response', async () => {
    const { client, picture } = app({ host: { quirks: { failStatuses: [401] } }, handler: () => ({ statusCode: 401 }) })
    expect(await failure(client.post('photos', {}, { upload: { filePath: picture() } }))).toMatchObject({
      code: 'STATUS',
      response: { statusCode: 401 },
    })
  })
})

describe('failures of the host', () => {
  const failed = async (fault: Parameters<ReturnType<typeof app>['host']['fail']>[0]) => {
    const { client, picture, host } = app()
    host.fail(fault, { api: 'uploadFile' })
    return failure(client.post('photos', {}, { upload: { filePath: picture() } }))
  }

  it('have the classes of wx.request’s', async () => {
    expect(await failed(faults.timeout())).toMatchObject({ code: 'TIMEOUT' })
    expect(await failed(faults.connectionReset())).toMatchObject({ code: 'NETWORK', cause: { errno: 600001 } })
    expect(await failed(faults.notInDomainList())).toMatchObject({ code: 'CONFIG' })
    expect(await failed(faults.throws(new Error('native')))).toMatchObject({ code: 'NETWORK' })
  })

  it('a file that is gone is a ConfigError', async () => {
    const { client } = app()
    expect(await failure(client.post('photos', {}, { upload: { filePath: 'wxfile://tmp_9' } }))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('file not found'),
    })
  })

  it('callbacks that come twice, or both, change nothing', async () => {
    for (const fault of [faults.answersTwice(), faults.successAndFail()]) {
      const { client, picture, host } = app()
      host.fail(fault, { api: 'uploadFile' })
      expect((await client.post('photos', {}, { upload: { filePath: picture() } })).statusCode).toBe(200)
    }
  })
})

it('a task whose onHeadersReceived only throws, as that of uni-app’s H5, uploads all the same', async () => {
  const host = {
    request() {},
    uploadFile({ success }: { success(result: object): void }) {
      success({ statusCode: 200, data: '{"id":1}' })
      return {
        abort() {},
        onHeadersReceived() {
          throw new Error('no head here')
        },
      }
    },
  }
  const client = createClient({ host, baseURL: 'https://api.example.com/' }).use(transfer())
  expect((await client.post('photos', {}, { upload: { filePath: 'blob:1' } })).data).toEqual({ id: 1 })
})

it('has no header of a task that tells it as text, as Taro does in web pages', async () => {
  const uploadFile = ({ success }: { success(result: object): void }) => {
    setTimeout(() => success({ statusCode: 200, data: '{}' }))
    return {
      abort() {},
      onHeadersReceived: (listener: (event: object) => void) => listener({ header: 'content-type: text/html\r\n' }),
    }
  }
  const client = createClient({ host: { request() {}, uploadFile } as never }).use(transfer())
  const sent = client.post('https://a.com', {}, { upload: { filePath: 'a' } })
  await pass(1)
  expect((await sent).header).toEqual({})
})
