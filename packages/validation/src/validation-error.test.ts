// What the error says: where the response does not fit, and nothing that the server has sent.
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { type StandardIssue, ValidationError } from './index.ts'

const at = (...paths: StandardIssue['path'][]) =>
  new ValidationError(paths.map((path) => ({ message: 'got 13800001111', path }))).message

it('names the paths, in either form that Standard Schema has for them', () => {
  expect(at([0, 'id'])).toBe('does not fit its schema at 0.id')
  expect(at([{ key: 3 }, { key: 'at' }], ['total'])).toBe('does not fit its schema at 3.at, total')
  expect(at([12_345])).toBe('does not fit its schema at 12345')
})

it('names three paths, and counts the rest', () => {
  expect(at(['a'], ['b'], ['c'])).toBe('does not fit its schema at a, b, c')
  expect(at(['a'], ['b'], ['c'], ['d'])).toBe('does not fit its schema at a, b, c and 1 more')
  expect(at(['a'], ['b'], ['c'], ['d'], ['e'])).toBe('does not fit its schema at a, b, c and 2 more')
})

it('says so when the response as a whole does not fit', () => {
  expect(at([])).toBe('does not fit its schema at top level')
  expect(at(undefined)).toBe('does not fit its schema at top level')
  expect(at([null as never])).toBe('does not fit its schema at top level')
})

it.each(['id', 'phone_number', 'createdAt2', 'UserName', 'md5Sum', '$ref', 'content-type'])(
  'shows a key that looks like the name of a field: %s',
  (key) => {
    expect(at([key, 0])).toBe(`does not fit its schema at ${key}.0`)
  },
)

it.each([
  ['a phone number', '13800001111'],
  ['a phone number behind letters', 'user13800001111'],
  ['a short number that is a key', '42'],
  ['an openid', 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M'],
  ['a uuid', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
  ['a mail address', 'lin@example.com'],
  ['a Chinese name', '张三'],
  ['an empty key', ''],
  ['a symbol', Symbol('secret')],
])('shows a star for a key that may come out of the data: %s', (_what, key) => {
  expect(at(['users', key, 'name'])).toBe('does not fit its schema at users.*.name')
})

it('keeps the issues, whose words may quote the response, out of sight', () => {
  const issues = [{ message: 'got 13800001111', path: ['phone'] }]
  const error = new ValidationError(issues)
  expect(error.issues).toBe(issues)
  expect(Object.keys(error)).toEqual(['code'])
  for (const text of [JSON.stringify(error), String(error), inspect(error, { depth: 9 }), error.stack]) {
    expect(text).toContain('ValidationError: does not fit'.slice(17))
    expect(text).not.toContain('13800001111')
  }
})
