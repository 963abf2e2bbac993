// Tests of the look-out for globals that a Mini Program's engine lacks.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { namesThatEnginesLack } from './free-names.ts'
import { root } from './repository.ts'

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

describe('the inspector’s panel', () => {
  const folder = join(root, 'packages/inspector/panel')
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))

  it('has its scripts', () => {
    expect(scripts.sort()).toEqual(['panel.js', 'view.js'])
  })

  // They are copied into the package as they stand.
  it.each(scripts)('%s is ES2018 and takes nothing from a Mini Program but wx, timers and Component', (name) => {
    const taken = names(readFileSync(join(folder, name), 'utf8'))
    expect(taken.filter((free) => free !== 'Component')).toEqual([])
  })
})
