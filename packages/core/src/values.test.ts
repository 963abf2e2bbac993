// Small helpers that the core and plugins share.
import { describe, expect, it } from 'vitest'
import { createClient, type HttpRequest, hasMethod, type Method } from './index.ts'
import { remember } from './values.ts'

describe('a request’s method', () => {
  it.each<[readonly string[], Method, boolean]>([
    [['GET', 'HEAD'], 'GET', true],
    [['post', 'Put'], 'PUT', true],
    [['GET', 'HEAD'], 'POST', false],
    [[], 'GET', false],
    // From plain JavaScript.
    [[undefined, 'GET'] as unknown as readonly string[], 'GET', true],
  ])('is one of %j: %s', async (methods, method, expected) => {
    let request!: HttpRequest
    await createClient()
      .use({
        name: 'responds',
        request(passed) {
          request = passed
          return { statusCode: 200, header: {}, data: '' }
        },
      })
      .request({ url: 'x', method })
    expect(hasMethod(methods, request)).toBe(expected)
  })
})

it('at most a hundred texts are remembered', () => {
  const memory = new Map<string, string>()
  let most = 0
  for (let n = 0; n < 1000; n++) {
    expect(remember(memory, `${n}`, `text ${n}`)).toBe(`text ${n}`)
    expect(memory.get(`${n}`)).toBe(`text ${n}`)
    most = Math.max(most, memory.size)
  }
  expect(most).toBe(100)
})
