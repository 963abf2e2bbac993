// The store in memory: bounds in entries and bytes.
import { describe, expect, it } from 'vitest'
import { type CacheEntry, memoryStore } from './index.ts'

const entry = (body = '"x"', at = Date.now()): CacheEntry => ({ body, at, ttl: 1000 })

describe('memoryStore', () => {
  it('holds so many entries and drops the one used least recently', () => {
    const store = memoryStore({ maxEntries: 2 })
    store.set('a', entry())
    store.set('b', entry())
    store.get('a')
    store.set('c', entry())
    expect(store.keys()).toEqual(['a', 'c'])
    expect(store.get('b')).toBeUndefined()
  })

  it('holds so many bytes, two for a character; what is larger on its own drops nothing', () => {
    const store = memoryStore({ maxSize: 20 })
    store.set('a', entry('12345'))
    store.set('b', entry('12345'))
    store.set('huge', entry('1'.repeat(11)))
    expect(store.keys()).toEqual(['a', 'b'])
    store.set('b', entry('123456'))
    expect(store.keys()).toEqual(['b'])
    store.delete('b')
    store.set('c', entry('1234567890'))
    expect(store.keys()).toEqual(['c'])
    store.set('as large as all', entry('0123456789'))
    expect(store.keys()).toEqual(['as large as all'])
  })

  it('stays within its bounds whatever happens', () => {
    const store = memoryStore({ maxEntries: 5, maxSize: 100 })
    for (let step = 0; step < 2000; step++) {
      const key = `k${(step * 7919) % 13}`
      if (step % 5 === 0) store.delete(key)
      else if (step % 7 === 0) store.get(key)
      else store.set(key, entry('x'.repeat((step * 31) % 60)))
      const bytes = store.keys().reduce((sum, each) => sum + store.get(each)!.body.length * 2, 0)
      expect(store.keys().length <= 5 && bytes <= 100).toBe(true)
    }
  })
})
