// Reading a JWT's expiry.
import { describe, expect, it } from 'vitest'
import { jwtExpiresAt } from './index.ts'

const tokenOf = (payload: unknown) =>
  `e30.${Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)).toString('base64url')}.c2ln`

describe('jwtExpiresAt', () => {
  it('yields exp in milliseconds', () => {
    expect(jwtExpiresAt(tokenOf({ exp: 1_700_000_000 }))).toBe(1_700_000_000_000)
    expect(jwtExpiresAt(tokenOf({ exp: 1_700_000_000.5 }))).toBe(1_700_000_000_500)
  })

  it('reads the example of RFC 7519', () => {
    const token =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect(jwtExpiresAt(token)).toBe(1_300_819_380_000)
  })

  it.each(['a', 'ab', 'abc', 'abcd', '王小明', '👩‍👩‍👧 é "quoted" \\ \n', '÷ÿ¾~?>', '\u0000\u001f'.repeat(9)])(
    'is not confused by other claims such as %j',
    (name) => {
      expect(jwtExpiresAt(tokenOf({ name, exp: 1_800_000_000, sub: name }))).toBe(1_800_000_000_000)
    },
  )

  it('takes padding', () => {
    expect(jwtExpiresAt(`e30.${Buffer.from('{"exp":1}').toString('base64')}==.c2ln`)).toBe(1000)
  })

  it('takes no claim from Object.prototype', () => {
    Object.assign(Object.prototype, { exp: 1 })
    try {
      expect(jwtExpiresAt(tokenOf({ sub: 'me' }))).toBeUndefined()
    } finally {
      Reflect.deleteProperty(Object.prototype, 'exp')
    }
  })

  it('reads a text that is padded without end in linear time', () => {
    // Each of 40,000 places looks to the end of the row: 800 million steps, seconds of them, were it quadratic.
    const began = process.cpuUsage()
    expect(jwtExpiresAt(`e30.${'='.repeat(40_000)}x.c2ln`)).toBeUndefined()
    expect(process.cpuUsage(began).user).toBeLessThan(200_000)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['an opaque token', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
    ['an opaque token with dots', 'a.b.c'],
    ['characters outside the alphabet', 'e30.{"exp":1}.c2ln'],
    ['a payload that is no JSON', tokenOf('exp=1')],
    ['a payload of null', tokenOf('null')],
    ['a payload that is a number', tokenOf('1')],
    ['a JWT without exp', tokenOf({ sub: 'me' })],
    ['exp as text', tokenOf({ exp: '1700000000' })],
    ['exp as null', tokenOf({ exp: null })],
  ])('yields undefined for %s', (_, token) => {
    expect(jwtExpiresAt(token)).toBeUndefined()
  })
})
