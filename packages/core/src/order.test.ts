// Ordering: numbers, ties, places next to others, and what inspect prints.
import { describe, expect, it } from 'vitest'
import * as core from './index.ts'
import { ConfigError, createClient } from './index.ts'

const at = (name: string, order?: number) => ({ name, order })
const names = (client: { inspect(): string }) =>
  client
    .inspect()
    .split('\n')
    .map((line) => line.split(' ').pop())

describe('order', () => {
  it('smaller is nearer the caller, ties by registration, 250 unless said otherwise', () => {
    const client = createClient()
      .use(at('b'))
      .use(at('inner', 700))
      .use(at('c', 250))
      .use(at('outer', -1))
      .use(at('d', 250.5))
      .use(at('e'))
    expect(names(client)).toEqual(['outer', 'b', 'c', 'e', 'd', 'inner'])
  })

  it('use(x, { order }) has the last word over the interceptor', () => {
    expect(names(createClient().use(at('a', 100)).use(at('b', 900), { order: 50 }))).toEqual(['b', 'a'])
  })

  it('infinite orders are the very ends', () => {
    const client = createClient().use(at('a', Number.POSITIVE_INFINITY)).use(at('b', 1e9))
    expect(names(client.use(at('c', Number.NEGATIVE_INFINITY)))).toEqual(['c', 'b', 'a'])
  })

  it('before and after place it immediately next to the target, at its order', () => {
    const client = createClient().use(at('a', 100)).use(at('t', 300)).use(at('tie', 300)).use(at('z', 900))
    client.use(at('x', 1), { before: 't' }).use(at('y', 1), { after: 't' })
    expect(client.inspect()).toBe('100 a\n300 x\n300 t\n300 y\n300 tie\n900 z')
    client.use(at('w'), { after: 't' })
    expect(names(client)).toEqual(['a', 'x', 't', 'w', 'y', 'tie', 'z'])
  })

  it('is resolved at use: the target may go, the place stays', () => {
    const client = createClient().use(at('t', 600)).use(at('x'), { before: 't' })
    expect(client.remove('t').use(at('late')).inspect()).toBe('250 late\n600 x')
  })

  it('the anchors are constants in the documented order', () => {
    const anchors = Object.entries(core).filter(([name]) => name.startsWith('ORDER_'))
    expect(Object.fromEntries(anchors)).toEqual({
      ORDER_TOAST: 90,
      ORDER_OBSERVE: 100,
      ORDER_PAGE_SCOPE: 150,
      ORDER_LOGIN_REDIRECT: 200,
      ORDER_DEADLINE: 205,
      ORDER_LOADING: 210,
      ORDER_APP: 250,
      ORDER_VALIDATION: 280,
      ORDER_CACHE: 300,
      ORDER_DEDUPE: 400,
      ORDER_RETRY: 500,
      ORDER_RESUME: 550,
      ORDER_TOKEN_REFRESH: 600,
      ORDER_QUEUE: 650,
      ORDER_TOKEN_INJECTION: 700,
      ORDER_SIGNING: 720,
      ORDER_ENVELOPE: 750,
      ORDER_TOKEN_EXPIRY: 800,
      ORDER_MOCK: 900,
    })
  })
})

describe('inspect', () => {
  it('prints the resolved order, outermost first, a line each; String(client) does too', () => {
    const client = createClient().use(at('b', 300)).use(at('a', 100))
    expect(client.inspect()).toBe('100 a\n300 b')
    expect(String(client)).toBe('100 a\n300 b')
    expect(`${client.remove('a')}`).toBe('300 b')
    expect(createClient().inspect()).toBe('')
  })
})

describe('mistakes in a list throw a clear error and change nothing', () => {
  const client = createClient().use(at('taken')).use(at('other'))
  const mistakes: [string, () => unknown, RegExp][] = [
    ['a duplicate name', () => client.use(at('taken')), /"taken" is already in use/],
    ['an unknown target before', () => client.use(at('x'), { before: 'nope' }), /no interceptor "nope".*taken,other/],
    ['an unknown target after', () => client.use(at('x'), { after: 'nope' }), /no interceptor "nope"/],
    ['itself as the target', () => client.use(at('x'), { after: 'x' }), /no interceptor "x"/],
    ['an unknown name to remove', () => client.remove('nope'), /no interceptor "nope"/],
    ['no name', () => client.use({} as never), /name/],
    ['an empty name', () => client.use(at('')), /name/],
    ['nothing', () => client.use(undefined as never), /name/],
    ['null', () => client.use(null as never), /name/],
    ['false', () => client.use(false as never), /name/],
    ['a factory that was not called', () => client.use(function retry() {} as never), /name/],
    [
      'two places at once',
      () => client.use(at('x'), { before: 'other', after: 'taken' }),
      /one of before, after, order/,
    ],
    ['a place and an order', () => client.use(at('x'), { before: 'other', order: 5 }), /one of before, after, order/],
    ['an order that is no number', () => client.use(at('x', Number.NaN)), /number|numeric/],
    [
      'a name that is none',
      () => client.interceptors.request.use((r) => r, { name: 5 as never }),
      /"name" must be: string/,
    ],
    ['an order in text', () => client.use(at('x', '5' as never)), /number|numeric/],
  ]
  for (const [what, make, message] of mistakes) {
    it(what, () => {
      expect(make).toThrow(ConfigError)
      expect(make).toThrow(message)
      expect(names(client)).toEqual(['taken', 'other'])
    })
  }

  it('a name is free again after remove', () => {
    const own = createClient().use(at('a'))
    expect(names(own.remove('a').use(at('a', 9)))).toEqual(['a'])
  })
})
