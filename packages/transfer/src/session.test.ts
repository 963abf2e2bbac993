// Files beside the session's plugins: the token, its expiry, the refresh, another account.
import { type ClientOptions, createClient, getHeader } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { createHost, type Handler, type HostRequest } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { type TokenInjectionOptions, tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { afterEach, describe, expect, it } from 'vitest'
import { failure } from '../test/app.ts'
import { type DownloadedFile, transfer } from './index.ts'

useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

const file = { data: 'pixels', header: { 'Content-Type': 'image/png' } }
const place = 'wxfile://usr/a.png'

/** A server that knows the token 'new' only, and says so as `refusal`. */
function session(refusal: ReturnType<Handler>, where: Partial<TokenInjectionOptions> = {}, more: ClientOptions = {}) {
  let token = 'old'
  const served: HostRequest[] = []
  const host = createHost({
    files: { [place]: 'yesterday' },
    handler(request) {
      served.push(request)
      const { header, query, data, method } = request
      const form = Object(data) as { token?: string }
      const good = [header['authorization'], `Bearer ${query['token']}`, `Bearer ${form.token}`].includes('Bearer new')
      if (!good) return refusal
      return method === 'POST' ? { data: { code: 0, data: { id: 1 } } } : file
    },
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', ...more })
    .use(transfer())
    .use(tokenInjection({ getToken: () => token, ...where }))
    .use(tokenExpiry({ codes: [99997] }))
    .use(
      tokenRefresh({
        getToken: () => token,
        refresh: () => Promise.resolve('new'),
        setToken(fresh: string) {
          token = fresh
        },
      } as never),
    )
  const files = () => Object.entries(host.files).map(([path, data]) => [path, new TextDecoder().decode(data)])
  return { host, client, served, files, picture: () => host.addFile('picture', 'jpg') }
}

const refusals = [
  ['a 401', { statusCode: 401, data: { code: 1 } }],
  ['a business code', { data: { code: 99997 } }],
  ['a business code that is called text', { data: '{"code":99997}' }],
] as const

describe.each(refusals)('an expired session, told by %s', (_, refusal) => {
  it('is refreshed, and the upload is sent again from its path', async () => {
    const { client, served, picture } = session(refusal)
    const { data } = await client.post('photos', { album: 7 }, { upload: { filePath: picture() } })
    expect(data).toEqual({ code: 0, data: { id: 1 } })
    expect(served.map(({ header }) => header['authorization'])).toEqual(['Bearer old', 'Bearer new'])
    expect(served.map(({ data }) => (data as { album: string }).album)).toEqual(['7', '7'])
  })

  it('is refreshed, and the download puts the file in its place at the end only', async () => {
    const { client, files, served } = session(
      typeof refusal.data === 'string' ? { ...refusal, header: { 'Content-Type': 'application/json' } } : refusal,
    )
    const { data } = await client.get<DownloadedFile>('a.png', { download: { filePath: place } })
    expect([data.filePath, files(), served.length]).toEqual([place, [[place, 'pixels']], 2])
  })
})

it('a session that expires in a text, where no file is one, is refreshed as the README shows it', async () => {
  const refusal = { data: '{"code":99997}', header: { 'Content-Type': 'text/html; charset=utf-8' } }
  const { client, files } = session(refusal)
  client.use(
    tokenExpiry({
      name: 'text-expiry',
      isExpired: ({ header }, { options }) =>
        'download' in options && /^text/.test(getHeader(header, 'content-type') ?? ''),
    }),
  )
  await client.get<DownloadedFile>('a.png', { download: { filePath: place } })
  expect(files()).toEqual([[place, 'pixels']])
})

describe('the token', () => {
  it.each([
    ['header', {}],
    ['query', { query: 'token' }],
    ['form field', { body: 'token' }],
  ])('travels in a %s', async (part, where) => {
    const { client, served, picture } = session({ statusCode: 401 }, where)
    await client.post('photos', undefined, { upload: { filePath: picture() } })
    await client.get('a.png', { download: true })
    const up = served[1] as HostRequest
    const down = served.at(-1) as HostRequest
    if (part === 'header')
      expect([up.header['authorization'], down.header['authorization']]).toEqual(['Bearer new', 'Bearer new'])
    if (part === 'query') expect([up.query, down.query]).toEqual([{ token: 'new' }, { token: 'new' }])
    if (part === 'form field') expect([up.data, down.query]).toMatchObject([{ token: 'new' }, { token: 'new' }])
  })

  it('does not go to another origin, and its 401 is no expiry', async () => {
    const { client, served, picture } = session({ statusCode: 401 })
    const send = client.post('https://files.example.org/', {}, { upload: { filePath: picture() } })
    expect(await failure(send)).toMatchObject({ code: 'STATUS' })
    expect(JSON.stringify(served)).not.toContain('Bearer')
  })
})

describe('an envelope', () => {
  it('is taken off the response to an upload, and files pass', async () => {
    const { client, picture } = session({ statusCode: 401 })
    const enveloped = client.use(envelope({ success: [0] }))
    expect((await enveloped.post('photos', {}, { upload: { filePath: picture() } })).data).toEqual({ id: 1 })
    expect((await enveloped.get('a.png', { download: true })).data).toMatchObject({ filePath: expect.any(String) })
    const kept = await enveloped.get('a.png', { download: { filePath: place } })
    expect(kept.data).toMatchObject({ filePath: place })
  })

  it('that refuses, in the place of a file, is its business error, and no file is left', async () => {
    const { client, files } = session({ data: { code: 40301, msg: 'not yours' } })
    const enveloped = client.use(envelope({ success: [0] }))
    const error = await failure(enveloped.get('a.png', { download: { filePath: place } }))
    expect([error['name'], error['business']]).toMatchObject(['BusinessError', { code: '40301' }])
    expect(files()).toEqual([[place, 'yesterday']])
  })
})

it('an upload belongs to its account: after a change it is aborted', async () => {
  let account = 'ann'
  const { client, host, picture } = session({ statusCode: 401 }, {}, { account: () => account })
  host.setProfile({ latency: 100 })
  const send = client.post('photos', {}, { upload: { filePath: picture() } })
  account = 'bob'
  const failed = failure(send)
  await pass(1_000)
  expect(await failed).toMatchObject({ code: 'ABORT' })
})

describe('a download whose account has changed', () => {
  it('moves nothing, and leaves no temporary file', async () => {
    let account = 'ann'
    const host = createHost({
      handler: ({ query }) => ({
        data: `${query['of']}`,
        delay: query['of'] === 'ann' ? 2_000 : 0,
        header: file.header,
      }),
    })
    const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => account }).use(
      transfer(),
    )
    const get = () => client.get('report', { query: { of: account }, download: { filePath: place } })
    const anns = failure(get())
    account = 'ben'
    await get()
    await pass(3_000)
    expect(await anns).toMatchObject({ code: 'ABORT', cause: 'the account has changed' })
    expect(Object.entries(host.files).map(([path, data]) => [path, new TextDecoder().decode(data)])).toEqual([
      [place, 'ben'],
    ])
  })

  it('ends also when `account` throws, and when the file system throws instead of calling back', async () => {
    const mistake = new Error('a mistake')
    const fail = (): never => {
      throw mistake
    }
    let account = (): string => 'ann'
    const responses: ((result: object) => void)[] = []
    const wx = {
      request() {},
      downloadFile: ({ success }: { success(result: object): void }) => void responses.push(success),
      getFileSystemManager: () => ({ saveFile: fail, unlink() {} }),
    }
    const client = createClient({ host: wx, baseURL: 'https://api.example.com/', account: () => account() }).use(
      transfer(),
    )
    for (const isAccount of [false, true]) {
      const failed = failure(client.get('a', { download: { filePath: place } }))
      if (isAccount) account = fail
      responses.pop()!({ statusCode: 200, tempFilePath: 'tmp', header: {} })
      await pass(0)
      expect(await failed).toBe(mistake)
    }
  })
})
