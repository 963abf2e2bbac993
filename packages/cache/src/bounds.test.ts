// How large a text is in the storage.
import { expect, it } from 'vitest'
import { bytesOf } from './bounds.ts'

it.each([
  ['', 0],
  ['plain', 5],
  ['\u007f', 1],
  ['\u0080', 2],
  ['\u07ff', 2],
  ['\u0800', 3],
  ['好', 3],
])('%j has as many bytes as in UTF-8', (text, bytes) => {
  expect([bytesOf(text), bytesOf(`a${text}`)]).toEqual([bytes, bytes + 1])
  expect(Buffer.byteLength(text)).toBe(bytes)
})

it('a character outside the basic plane counts no less than it takes', () => {
  expect(bytesOf('👪')).toBeGreaterThanOrEqual(Buffer.byteLength('👪'))
})
