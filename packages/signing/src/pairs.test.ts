// sortedPairs and pairsOf, as gateways compute them.
import { expect, it } from 'vitest'
import { pairsOf, sortedPairs } from './index.ts'

it.each([
  ['', ''],
  ['b=2&a=1', 'a=1&b=2'],
  ['a=2&a=10&a=1', 'a=1&a=10&a=2'],
  ['a-b=1&a=2&a.=3&B=4', 'B=4&a=2&a-b=1&a.=3'],
  ['name=%E4%BD%A0+%26&flag', 'flag=&name=你 &'],
  ['sig=a==&a=x%3Dy', 'a=x=y&sig=a=='],
  ['&a=1&&b=2&', 'a=1&b=2'],
])('sortedPairs(%j) is %j', (text, sorted) => {
  expect(sortedPairs(text)).toBe(sorted)
})

it('more parameters are joined to a query', () => {
  expect(sortedPairs(`&timestamp=${5}&nonce=${7}`)).toBe('nonce=7&timestamp=5')
})

it('an object whose fields are sorted by name gives the same text', () => {
  const fields = { b: '2', a: '1', 'a-b': '3' }
  const query = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
  expect(sortedPairs(query)).toBe(sorted.map((pair) => pair.join('=')).join('&'))
  expect(pairsOf(query)).toEqual(Object.entries(fields))
})

it.each([
  ['q=50%&a=1', 'a=1&q=50%'],
  ['q=50%+off', 'q=50% off'],
  ['q=50%%20%E6%8A%98', 'q=50% 折'],
  // A character that was cut in the middle, and an old escape of browsers.
  ['a=%E4%BD&b=%E4%BD%A0', 'a=%E4%BD&b=你'],
  ['%u4F60=%u597D', '%u4F60=%u597D'],
])('what cannot be decoded is given as it was sent: sortedPairs(%j) is %j', (text, sorted) => {
  expect(sortedPairs(text)).toBe(sorted)
})
