// A secret is hidden by its name however what it stands in was written: JSON within JSON, URLs within URLs, texts that are no JSON.
import { createClient, type HttpRequest, type RequestOptions } from '@wxpipe/core'
import { expect, it, vi } from 'vitest'
import { createInspector, curlOf, harOf, type InspectedCall } from './index.ts'

/** The one call of a client whose server responds so. */
async function see(data: unknown, options: Partial<RequestOptions> = {}): Promise<InspectedCall> {
  const inspector = createInspector({ bodies: 'all' })
  const host = {
    request: ({ success }: { success?: (result: object) => void }) => success?.({ statusCode: 200, header: {}, data }),
  }
  const client = createClient({ host, baseURL: 'https://api.example.com/', trace: inspector.tracer })
  await client.request({ url: 'x', ...options })
  return inspector.calls[0]!
}

const bodyOf = async (data: unknown) => (await see(data)).sends[0]!.responseBody?.text
const json = (value: unknown) => JSON.stringify(value)

it('in JSON within JSON, whatever the value is', async () => {
  const secrets = { password: 'correct & horse; "staple" <3', authorization: 'Bearer abc.def', pin_secret: 123456 }
  const hidden = { password: '•••', authorization: '•••', pin_secret: '•••' }
  expect(await bodyOf({ raw: json(secrets) })).toBe(json({ raw: json(hidden) }))
  expect(await bodyOf({ raw: json({ deeper: json(secrets) }) })).toBe(json({ raw: json({ deeper: json(hidden) }) }))
  expect(await bodyOf({ raw: json([{ tokens: ['abc', 'def'], session: { id: 'xyz' }, id: 1 }]) })).toBe(
    json({ raw: json([{ tokens: '•••', session: '•••', id: 1 }]) }),
  )
})

it('in a body that is JSON as a text: once more as a text, or behind a byte order mark', async () => {
  expect(await bodyOf('\ufeff{ "password": "a b c", "id": 1 }')).toBe('{"password":"•••","id":1}')
  expect(await bodyOf(json(json({ password: 'a b c' })))).toBe(json(json({ password: '•••' })))
})

it('but a text without a secret stays as it was written, with numbers that JavaScript does not have', async () => {
  const text = '{ "id": 12345678901234567890 }'
  expect(await bodyOf(text)).toBe(text)
  expect(await bodyOf({ raw: text })).toBe(json({ raw: text }))
})

it('by a name of the app’s own, whose marks stand for themselves alone', async () => {
  const inspector = createInspector({ bodies: 'all', redact: ['pin.code', 'card('] })
  const host = {
    request: ({ success }: { success?: (result: object) => void }) =>
      success?.({ statusCode: 200, data: { 'pin.code': '1', pincode: '2', pinXcode: '3', 'card(x)': '4' } }),
  }
  await createClient({ host, trace: inspector.tracer }).get('https://a.com/')
  expect(inspector.calls[0]!.sends[0]!.responseBody?.text).toBe(
    json({ 'pin.code': '•••', pincode: '2', pinXcode: '3', 'card(x)': '•••' }),
  )
})

it('by a name of the app’s own also where its marks are percent-encoded', async () => {
  const inspector = createInspector({ redact: ['pin-code'] })
  const host = { request: ({ success }: { success?: (result: object) => void }) => success?.({ statusCode: 200 }) }
  await createClient({ host, trace: inspector.tracer }).get('https://a.com/?next=b%3Fpin%2Dcode%3D1234')
  expect(inspector.calls[0]!.url).toBe('https://a.com/?next=b%3Fpin%2Dcode%3D•••')
})

it('in JSON that stands in another text, up to its last quote', async () => {
  const line = 'data: {"Authorization":"Bearer abc.def","id":1}\n\n'
  expect(await bodyOf(line + line)).toBe(line.replace('Bearer abc.def', '•••').repeat(2))
  expect(await bodyOf('call({"password":"a\\"b c<d>&","id":1})')).toBe('call({"password":"•••","id":1})')
  expect(await bodyOf(`call({"raw":${json(json({ password: 'a "b" c', id: 1 }))}})`)).toBe(
    `call({"raw":${json(json({ password: '•••', id: 1 }))}})`,
  )
})

it('in a URL or in JSON that stands percent-encoded in a query, with all that follows there', async () => {
  const next = 'https://b.com/?token=abc&x=1'
  const { url } = await see(1, { query: { a: 1, next, twice: encodeURIComponent(next), z: 2 } })
  expect(url).toBe(
    'https://api.example.com/x?a=1&next=https%3A%2F%2Fb.com%2F%3Ftoken%3D•••&twice=https%253A%252F%252Fb.com%252F%253Ftoken%253D•••&z=2',
  )
  const asked = await see(1, { query: { filter: json({ a: 1, password: 'a b', token: 5 }), z: 2 } })
  expect(asked.url).toBe('https://api.example.com/x?filter=%7B%22a%22%3A1%2C%22password%22%3A•••&z=2')
})

it('before the host of a URL, also with an @ in the password, and where JSON has escaped the slashes', async () => {
  expect((await see(1, { url: 'https://ann:p@ss@a.com/x' })).url).toBe('https://a.com/x')
  expect(await bodyOf('at https://ann:p@ss@a.com/x, ann@a.com')).toBe('at https://a.com/x, ann@a.com')
  expect(await bodyOf('{"at":"https:\\/\\/ann:pass@a.com\\/x"')).toBe('{"at":"https:\\/\\/a.com\\/x"')
})

it('data of a GET is shown as wx writes it into the URL: what stands deeper is JSON', async () => {
  const { url, sends } = await see(1, { data: { ids: [1, 2], filter: { a: 1 }, name: 'x y' } })
  const whole = 'https://api.example.com/x?ids=%5B1%2C2%5D&filter=%7B%22a%22%3A1%7D&name=x%20y'
  expect([url, sends[0]!.url]).toEqual([whole, whole])
  expect((await see(1, { method: 'POST', data: { a: 1 } })).url).toBe('https://api.example.com/x')
})

it('so is what an app has forgotten to fill in, and a date, which is JSON with its quotes', async () => {
  const { sends } = await see(1, { data: { none: null, open: undefined, at: new Date(0), of: false } })
  expect(sends[0]!.url).toBe(
    'https://api.example.com/x?none=null&open=undefined&at=%221970-01-01T00%3A00%3A00.000Z%22&of=false',
  )
})

it('data of a HEAD does not stand in the URL, where wx puts that of a GET alone', async () => {
  const { sends } = await see(1, { method: 'HEAD', data: { page: 2 } })
  expect(sends[0]!.url).toBe('https://api.example.com/x')
  expect(curlOf(await see(1, { method: 'HEAD', data: { page: 2 } }))).not.toContain('--data')
  // The usual way to leave data out before options.
  expect(curlOf(await see(1, { method: 'POST', data: null }))).not.toContain('--data')
})

it('a command says the type of its data, and a form is one', async () => {
  const post = async (data: unknown, header?: HttpRequest['header']) =>
    curlOf(await see(1, { method: 'POST', data, ...(header && { header }) }))
      .split(' \\\n  ')
      .slice(2)
  expect(await post({ a: 1 })).toEqual([`-H 'content-type: application/json'`, `--data-raw '{"a":1}'`])
  const type = `-H 'Content-Type: application/x-www-form-urlencoded'`
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  expect(await post({ a: 'x y', list: [1, 2], password: 'p' }, form)).toEqual([
    type,
    `--data-raw 'a=x%20y&list=1%2C2&password=•••'`,
  ])
  expect(await post('a=x+y', form)).toEqual([type, `--data-raw 'a=x+y'`])
})

it('a command sends an empty header, which curl would take for one to leave out', async () => {
  expect(
    curlOf(await see(1, { header: { 'x-empty': '', 'x-at': '@a' } }))
      .split(' \\\n  ')
      .slice(1),
  ).toEqual([`-H 'x-empty;'`, `-H 'x-at: @a'`])
})

it('a command asks for brackets as they are, and for a GET that has a body', async () => {
  expect(curlOf(await see(1, { url: 'https://a.com/x?ids[]=1' }))).toBe(`curl -g 'https://a.com/x?ids[]=1'`)
  expect(curlOf(await see(1, { data: 'text' }))).toMatch(/-X 'GET'/)
})

it('a form that the limit cuts is a form as far as it is kept', async () => {
  const post = async (data: object) => {
    const call = await see(1, { method: 'POST', data, header: { 'content-type': 'application/x-www-form-urlencoded' } })
    return /--data-raw '(.*)'$/m.exec(curlOf(call))![1]!
  }
  const long = 'x'.repeat(20_000)
  expect(await post({ a: 1, long, b: 2 })).toMatch(/^a=1&long=x{9000,9999}$/)
  // It cuts a backslash from what it escapes.
  expect(await post({ a: 1, long: '\u0001'.repeat(5_000) })).toBe('a=1')
  expect(await post({ a: 1, list: Array.from({ length: 9_000 }, () => 7), b: 2 })).toBe('a=1')
})

it('a text in braces that is no JSON stays as it is, however long', async () => {
  const header = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const data of ['{name}=1&b=2', `{${'x'.repeat(20_000)}`]) {
    const call = await see(1, { method: 'POST', data, header })
    expect(curlOf(call)).toContain(`--data-raw '${data.slice(0, 9_000)}`)
    expect(() => harOf([call])).not.toThrow()
  }
})

it('a form whose last field is a long list is not tried comma by comma', async () => {
  const header = { 'content-type': 'application/x-www-form-urlencoded' }
  const call = await see(1, {
    method: 'POST',
    data: { a: '1, "2', list: Array.from({ length: 9_000 }, () => [7]) },
    header,
  })
  const parse = vi.spyOn(JSON, 'parse')
  expect(curlOf(call)).toMatch(/--data-raw 'a=1%2C%20%222'$/m)
  expect(parse.mock.calls.length).toBeLessThan(9)
  parse.mockRestore()
})
