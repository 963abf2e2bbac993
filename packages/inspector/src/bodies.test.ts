// Bodies as other programs read them: the type that the host sends with them, their bytes, and what is missing of them.
import { createClient, type RequestOptions } from '@wxpipe/core'
import { transfer, type UploadRule } from '@wxpipe/transfer'
import validator from 'har-validator'
import { describe, expect, it, vi } from 'vitest'
import { createInspector, curlOf, harOf } from './index.ts'

/** The one call of a client whose server responds so, with its entry in the archive. */
async function see(
  data: unknown,
  options: Partial<RequestOptions> & { upload?: UploadRule } = {},
  header: object = {},
) {
  const inspector = createInspector({ bodies: 'all' })
  const answer = ({ success }: { success?: (result: object) => void }) => success?.({ statusCode: 200, header, data })
  const host = { request: answer, uploadFile: answer }
  const client = createClient({ host, baseURL: 'https://api.example.com/', trace: inspector.tracer }).use(transfer())
  await client.request({ url: 'x', ...options })
  const har = JSON.parse(JSON.stringify(harOf(inspector.calls)))
  await expect(validator.har(har)).resolves.toBe(har)
  const [{ request, response }] = har.log.entries
  return { call: inspector.calls[0]!, request, response }
}

describe('the content type', () => {
  const type = { name: 'content-type', value: 'application/json' }

  it('of text stands in the archive too where the host adds it, because programs that send it again read only that', async () => {
    expect((await see(1, { method: 'POST', data: { a: 1 } })).request.headers).toEqual([type])
    expect((await see(1, { method: 'POST', data: '{"a":1}' })).request.headers).toEqual([type])
  })

  it('is not added to one of the app’s own, to a request without a body, or to an upload', async () => {
    const header = { 'Content-Type': 'text/plain' }
    const own = await see(1, { method: 'POST', data: 'a', header })
    expect(own.request.headers).toEqual([{ name: 'Content-Type', value: 'text/plain' }])
    expect((await see(1)).request.headers).toEqual([])
    const uploaded = await see('1', { method: 'POST', data: { a: 1 }, upload: { filePath: 'wxfile://a.jpg' } })
    expect(uploaded.request.headers).toEqual([])
  })
})

it('the size of a Chinese body is in bytes, as archives have it, also with a secret that is hidden', async () => {
  const sizeOf = async (data: unknown) => (await see(data)).response.content.size
  expect(await sizeOf('晨跑😀é.')).toBe(new TextEncoder().encode('晨跑😀é.').length)
  expect(await sizeOf({ token: 'abcdefgh' })).toBeGreaterThan(10)
  const long = '晨'.repeat(20_000)
  expect(await sizeOf(long)).toBe(60_000)
})

describe('a body that is cut', () => {
  const long = { words: '晨'.repeat(20_000) }
  const comment = 'cut: 10000 of 20012 characters'

  it('says so in the archive, and a whole one does not', async () => {
    const { request, response } = await see(long, { method: 'POST', data: long })
    expect([request.postData.comment, response.content.comment]).toEqual([comment, comment])
    const whole = await see({ a: 1 }, { method: 'POST', data: { a: 1 } })
    expect([whole.request.postData, whole.response.content]).toEqual([
      { mimeType: 'application/json', text: '{"a":1}' },
      { size: 7, mimeType: 'x-unknown', text: '{"a":1}' },
    ])
  })

  it('of an upload says so as well', async () => {
    const { request } = await see('1', { method: 'POST', data: long, upload: { filePath: 'wxfile://a.jpg' } })
    expect(request.postData.comment).toBe(comment)
  })

  it('says so below the command that would send it', async () => {
    const { call } = await see(1, { method: 'POST', data: long })
    expect(curlOf(call).split('\n').pop()).toBe(`# ${comment}`)
    expect(curlOf((await see(1, { method: 'POST', data: { a: 1 } })).call)).not.toContain('#')
  })
})

it('the archive says where a redirect leads', async () => {
  const { response } = await see('', {}, { location: 'https://b.com/x?token=abc' })
  expect(response.redirectURL).toBe('https://b.com/x?token=•••')
})

it('a list with thousands of texts is written without trying each of them as JSON', async () => {
  const parse = vi.spyOn(JSON, 'parse')
  await see(Array.from({ length: 5_000 }, (_, id) => ({ id, name: `晨跑 ${id}`, at: '2026-11-29', address: 'a=b' })))
  expect(parse.mock.calls.length).toBeLessThan(20)
  parse.mockRestore()
})
