// The error family: classes, codes, brand, shape.
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { rejectionOf } from '../test/observing.ts'
import { failing, scriptedHost } from '../test/scripted-host.ts'
import * as core from './index.ts'
import { HttpError, type HttpRequest, isHttpError } from './index.ts'

const leaves = {
  NetworkError: 'NETWORK',
  TimeoutError: 'TIMEOUT',
  AbortError: 'ABORT',
  StatusError: 'STATUS',
  AuthExpiredError: 'AUTH_EXPIRED',
  ResponseError: 'RESPONSE',
  ConfigError: 'CONFIG',
} as const
const names = Object.keys(leaves) as (keyof typeof leaves)[]

describe('every leaf', () => {
  for (const name of names) {
    const Leaf = core[name]

    it(`${name} is an Error, an HttpError and a ${name}, and nothing else of the family`, () => {
      const error = new Leaf('what')
      for (const base of [Error, HttpError, Leaf]) expect(error).toBeInstanceOf(base)
      for (const other of names) if (other !== name) expect(error).not.toBeInstanceOf(core[other])
      expect(Object.getPrototypeOf(error)).toBe(Leaf.prototype)
    })

    it(`${name} has its name, its code ${leaves[name]}, its message and a stack that shows them`, () => {
      const error = new Leaf('what')
      expect(error).toMatchObject({ name, code: leaves[name], message: 'what' })
      expect(String(error)).toBe(`${name}: what`)
      expect(error.stack).toContain('what')
      expect(error.stack).toContain('errors.test.ts')
    })

    it(`${name} says method, URL and what happened when it knows the request`, () => {
      const request = { method: 'POST', url: 'x', baseURL: 'https://a.com/' } as HttpRequest
      const error = new Leaf('what', { request })
      expect(error.message).toBe('POST https://a.com/x: what')
      expect(error.request).toBe(request)
    })

    it(`${name} may be subclassed by a plugin`, () => {
      class Special extends Leaf {
        readonly extra = 1
      }
      const error = new Special('special', { cause: 'why' })
      for (const base of [HttpError, Leaf, Special]) expect(error).toBeInstanceOf(base)
      expect(error).toMatchObject({ extra: 1, code: leaves[name], cause: 'why' })
      expect(isHttpError(error, leaves[name])).toBe(true)
    })
  }

  it('request, response, cause, name and brand are own and not enumerable; code is enumerable', () => {
    const error = new core.StatusError('what')
    expect(Object.keys(error)).toEqual(['code'])
    for (const key of ['request', 'response', 'cause', 'name']) {
      expect(Object.getOwnPropertyDescriptor(error, key)).toMatchObject({ enumerable: false })
    }
    expect(Object.getOwnPropertyDescriptor(error, Symbol.for('wxpipe.HttpError'))).toMatchObject({ enumerable: false })
  })

  it('toJSON has name, code, message and cause', () => {
    const error = new core.NetworkError('what', { cause: { errMsg: 'request:fail', errno: 1 } })
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'NetworkError',
      code: 'NETWORK',
      message: 'what',
      cause: { errMsg: 'request:fail', errno: 1 },
    })
  })
})

describe('isHttpError', () => {
  it('tells the family from everything else', () => {
    for (const name of names) expect(isHttpError(new core[name]('x'))).toBe(true)
    const others = [undefined, null, 0, '', 'ABORT', {}, { code: 'ABORT' }, new Error('x'), () => {}, Symbol('s')]
    for (const other of others) expect(isHttpError(other)).toBe(false)
  })

  it('of a code tells the leaves apart', () => {
    for (const name of names) {
      for (const other of names) expect(isHttpError(new core[name]('x'), leaves[other])).toBe(name === other)
    }
  })

  it('narrows in a catch', async () => {
    const error: unknown = await rejectionOf(core.createClient({ host: scriptedHost(failing()).host }).get('x'))
    if (!isHttpError(error, 'NETWORK')) throw error
    expectTypeOf(error).toEqualTypeOf<core.NetworkError>()
    expect(error.code).toBe('NETWORK')
  })
})

describe('two copies of core in one app', () => {
  it('know each other’s errors by the brand, though instanceof cannot', async () => {
    vi.resetModules()
    const copy = await import('./index.ts')
    expect(copy.AbortError).not.toBe(core.AbortError)
    for (const name of names) {
      const theirs = new copy[name]('x')
      expect(theirs).not.toBeInstanceOf(core[name])
      expect(isHttpError(theirs, leaves[name])).toBe(true)
      expect(copy.isHttpError(new core[name]('x'), leaves[name])).toBe(true)
    }
  })

  it('pass each other’s requests and errors through one pipeline', async () => {
    vi.resetModules()
    const copy = await import('./index.ts')
    const theirs = new copy.AuthExpiredError('theirs')
    const client = core.createClient().use({ name: 'theirs', request: () => Promise.reject(theirs) })
    expect(await rejectionOf(client.get('x'))).toBe(theirs)
  })
})

describe('a class compiled to ES5', () => {
  it('keeps its prototype, because the base puts it back', () => {
    const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
    const source = ['./errors/http-error.ts', './errors/abort.ts']
      .map(read)
      .join('\n')
      .replace(/^import .*$/gm, '')
    const { outputText } = ts.transpileModule(`const publicUrl = () => ''\n${source}`, {
      compilerOptions: { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.CommonJS, ignoreDeprecations: '6.0' },
    })
    expect(outputText).not.toMatch(/^\s*class /m)
    const exports = {} as { HttpError: typeof HttpError; AbortError: typeof core.AbortError }
    new Function('exports', outputText)(exports)
    const error = new exports.AbortError('x')
    expect(error).toBeInstanceOf(exports.AbortError)
    expect(error).toBeInstanceOf(exports.HttpError)
    expect(error).toBeInstanceOf(Error)
    expect(error.code).toBe('ABORT')
  })
})
