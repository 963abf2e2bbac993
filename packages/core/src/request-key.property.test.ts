// Random requests, each written in random ways: equal keys for what the host is asked alike, and no secret in any of them.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scriptedHost } from '../test/scripted-host.ts'
import { createClient, type HttpRequest, ORDER_CACHE, type RequestOptions, requestKey } from './index.ts'

/** What is meant, however it is written. */
interface Meant {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: readonly (readonly [string, string])[]
  readonly header: Readonly<Record<string, string>>
  readonly data: { readonly [name: string]: unknown } | string | undefined
  readonly isText: boolean
}

const word = fc.constantFrom('a', 'b', 'a=', '中', '&', '#')
const meant: fc.Arbitrary<Meant> = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  path: fc.constantFrom('a', 'a/b', ''),
  query: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), word), { maxLength: 3 }),
  header: fc.dictionary(fc.constantFrom('x-a', 'x-b'), fc.constantFrom('1', '2', 'x-a:1'), { maxKeys: 2 }),
  data: fc.option(fc.oneof(fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom(1, '1', null, [1])), word), {
    nil: undefined,
  }),
  isText: fc.boolean(),
})

const parts: (keyof Meant)[] = ['method', 'path', 'query', 'header', 'data', 'isText']

/** How it is written: numbers that choose among the spellings. */
const spelling = fc.record({ turn: fc.nat(5), split: fc.nat(3), base: fc.nat(2), isUpper: fc.boolean() })
type Spelling = typeof spelling extends fc.Arbitrary<infer S> ? S : never

const turned = <T>(all: readonly T[], turn: number): T[] => {
  const at = all.length ? turn % all.length : 0
  return [...all.slice(at), ...all.slice(0, at)]
}

/** The query in another order: parameters of one name keep theirs. */
const shuffled = (query: Meant['query'], turn: number): Meant['query'] =>
  turned(Array.from(new Set(query.map(([name]) => name))), turn).flatMap((name) =>
    query.filter(([each]) => each === name),
  )

function written(request: Meant, { turn, split, base, isUpper }: Spelling): RequestOptions {
  const all = shuffled(request.query, turn)
  // Some of it in the URL, the rest as an option: an option holds each name once, and comes last.
  const inOption = shuffled(all.slice(split), 0)
  const inUrl = all.slice(0, split).map((pair) => pair.map(encodeURIComponent).join('='))
  const [baseURL, url] = [
    ['https://api.example.com/v1/', request.path],
    ['https://api.example.com/v1', `/${request.path}`],
    [undefined, `https://api.example.com/v1/${request.path}`],
  ][request.path ? base : 0]!
  const query: { [name: string]: string[] } = {}
  for (const [name, value] of inOption) query[name] = [...(query[name] ?? []), value]
  const { data } = request
  return {
    baseURL,
    url: `${url}${inUrl.length ? `?${inUrl.join('&')}` : ''}${turn % 2 ? '#top' : ''}`,
    method: request.method,
    query,
    header: Object.fromEntries(
      turned(Object.entries(request.header), turn).map(([name, value]) => [isUpper ? name.toUpperCase() : name, value]),
    ),
    data: typeof data === 'object' ? Object.fromEntries(turned(Object.entries(data), turn)) : data,
    ...(request.isText && { dataType: 'text' }),
  }
}

const { host, asked } = scriptedHost((one) => one.succeed())
let key: string | undefined
const client = createClient({ host }).use({
  name: 'reader',
  order: ORDER_CACHE,
  request(request: HttpRequest) {
    key = requestKey(request)
    return request
  },
})

/** The key, and what reached the host: as a server and the host understand it. */
function sent(options: RequestOptions): { key: string | undefined; seen: string } {
  client.request(options).catch(() => {})
  const { url, method, header, data, ...rest } = asked.pop()!.options
  const [path, query = ''] = url.split('#')[0]!.split('?')
  const parameters = query.split('&').map((pair) => pair.split('='))
  const byName = Array.from(new Set(parameters.map(([name]) => name)))
    .sort()
    .map((name) => parameters.filter(([each]) => each === name))
  const inOrder = (of: object) => Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1))
  const lowered = inOrder(header!).map(([name, value]) => [name.toLowerCase(), value])
  const { success: _success, fail: _fail, ...options_ } = rest
  const body = data && typeof data === 'object' ? inOrder(data) : data
  return {
    key,
    seen: JSON.stringify([method, path, byName, lowered.sort(), body === undefined ? 0 : [body], options_]),
  }
}

it('two requests have one key exactly when the host is asked alike', () => {
  let equal = 0
  fc.assert(
    fc.property(
      meant,
      meant,
      fc.subarray(parts, { maxLength: 2 }),
      spelling,
      spelling,
      (first, other, changed, one, two) => {
        const second = { ...first }
        for (const part of changed) Object.assign(second, { [part]: other[part] })
        const a = sent(written(first, one))
        const b = sent(written(second, two))
        if (a.seen === b.seen) equal++
        expect(a.key).toBeTruthy()
        expect(a.key === b.key).toBe(a.seen === b.seen)
      },
    ),
    { numRuns: 500 },
  )
  expect(equal).toBeGreaterThan(100)
})

it('no secret can be read in a key, wherever the request holds it', () => {
  const secret = fc.stringMatching(/^[\w.~+/=-]{8,40}$/)
  const places: readonly ((secret: string) => RequestOptions)[] = [
    (token) => ({ url: 'https://api.example.com/a', header: { authorization: `Bearer ${token}` } }),
    (token) => ({ url: 'https://api.example.com/a', header: { 'x-anything': token } }),
    (token) => ({ url: 'https://api.example.com/a', query: { access_token: token } }),
    (token) => ({ url: `https://api.example.com/a?token=${token}` }),
    (token) => ({ url: `https://api.example.com/a?${token}#${token}` }),
    (token) => ({ url: `https://user:${token}@api.example.com/a` }),
    (token) => ({ url: 'https://api.example.com/a', method: 'POST', data: { password: token } }),
    (token) => ({ url: 'https://api.example.com/a', method: 'POST', data: token }),
  ]
  fc.assert(
    fc.property(secret, fc.constantFrom(...places), (token, place) => {
      const { key } = sent(place(token))
      expect(key).toBeTruthy()
      expect(key).not.toContain(token)
      expect(key).not.toContain(encodeURIComponent(token))
      expect(sent(place(`${token}2`)).key).not.toBe(key)
    }),
  )
})
