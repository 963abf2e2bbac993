// What setData does with a path instead of a name.
import { expect, it } from 'vitest'
import { createHost } from '../index.ts'

const pageWith = (data: object) => {
  const host = createHost({ pages: ['pages/a/a'] })
  host.definePage('pages/a/a', { data })
  return host.page!
}

it.each<[string, object, object, object]>([
  ['a name', { a: 1 }, { a: 2 }, { a: 2 }],
  ['a field of an object', { a: { b: 1, c: 2 } }, { 'a.b': 3 }, { a: { b: 3, c: 2 } }],
  ['an item of a list', { list: [1, 2] }, { 'list[1]': 3 }, { list: [1, 3] }],
  ['an item behind the last one', { list: [1] }, { 'list[1]': 2, 'list[2]': 3 }, { list: [1, 2, 3] }],
  ['a field of an item', { list: [{ a: 1 }] }, { 'list[0].a': 2 }, { list: [{ a: 2 }] }],
  ['an item of an item', { rows: [[1], [2]] }, { 'rows[1][0]': 3 }, { rows: [[1], [3]] }],
  ['a path that is not there', {}, { 'a.b.c': 1, 'list[0].d': 2 }, { a: { b: { c: 1 } }, list: [{ d: 2 }] }],
  ['a path through what is no object', { a: 1, b: {} }, { 'a.b': 2, 'b[0]': 3 }, { a: { b: 2 }, b: [3] }],
])('%s', (_, before, change, after) => {
  const page = pageWith(before)
  page.setData(change)
  expect(page.data).toEqual(after)
})
