// Tests of the look-out for globals that a Mini Program's engine lacks.
import { describe, expect, it } from 'vitest'
import { namesThatEnginesLack } from './free-names.ts'

const names = (script: string) => namesThatEnginesLack(script).map(({ name }) => name)

describe('namesThatEnginesLack', () => {
  it.each([
    'self',
    'window',
    'process',
    'Buffer',
    'URL',
    'URLSearchParams',
    'AbortController',
    'TextDecoder',
    'TextEncoder',
    'fetch',
    'Headers',
    'FormData',
    'Blob',
    'structuredClone',
    'queueMicrotask',
    'Event',
    'crypto',
    'performance',
    'global',
    'globalThis',
  ])('finds %s where it is used', (name) => {
    expect(names(`'use strict'\nfunction f() { return [${name}] }`)).toEqual([name])
  })

  it('says the line', () => {
    expect(namesThatEnginesLack('const a = 1\nnew URL(a)')).toEqual([{ name: 'URL', line: 2 }])
  })

  it('lets a name stand behind typeof, and only there', () => {
    expect(names(`const has = typeof AbortController === 'function'`)).toEqual([])
    expect(names(`typeof AbortController === 'function' && new AbortController()`)).toEqual(['AbortController'])
  })

  it('takes a name of the script itself, a property or a key for what it is', () => {
    expect(names('function f(URL) { const fetch = URL; return { process: fetch.window, Event() {} } }')).toEqual([])
  })

  it('knows ECMAScript, wx, timers, console and the module wrapper', () => {
    expect(names('exports.a = () => [new Promise(() => {}), wx, setTimeout, console, require, module, NaN]')).toEqual(
      [],
    )
  })

  it('refuses syntax newer than ES2018', () => {
    expect(() => names('a?.b')).toThrow(SyntaxError)
    expect(() => names('try {} catch {}')).toThrow(SyntaxError)
  })

  it('reads ES modules too', () => {
    expect(namesThatEnginesLack(`import { a } from 'b'; export const c = a(Buffer)`, 'module')).toMatchObject([
      { name: 'Buffer' },
    ])
  })
})
