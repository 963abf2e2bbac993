// The host in a simulated uni-app: what it has is what `uni` has at that moment.
import { createClient } from '@wxpipe/core'
import { outcomeOf, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createUni } from '../test/uni.ts'
import { uniHost } from './index.ts'

useFakeTime()

let app: ReturnType<typeof createUni>
const open = (options = {}) => {
  app = createUni(options)
  return createClient({ host: uniHost(), baseURL: 'https://api.example.com/' })
}
afterEach(() => {
  app.dispose()
  vi.unstubAllGlobals()
})

describe('uniHost', () => {
  it('sends through uni.request', async () => {
    const client = open()
    expect((await client.get('groups')).data).toBe('ok')
    expect(app.host.requests.map(({ url }) => url)).toEqual(['https://api.example.com/groups'])
  })

  it('is one object, so that all clients of an app share one login', () => {
    expect(open().host).toBe(uniHost())
  })

  it('returns uni’s task, which aborts the request', async () => {
    const client = open({ handler: () => ({ delay: 1_000 }) })
    const source = new AbortController()
    const outcome = outcomeOf(client.get('groups', { signal: source.signal }))
    expect(app.host.inFlight).toBe(1)
    source.abort()
    expect([await outcome, app.host.inFlight, timersLeft()]).toMatchObject([{ code: 'ABORT' }, 0, 0])
  })

  it('has the functions that uni has now, also one that was put on later', () => {
    const host = Object(open().host)
    const request = () => {}
    app.uni.request = request
    expect(host.request).toBe(request)
  })

  it('carries every function that a plugin asks for, under its own name', () => {
    open()
    const names = Object.keys(uniHost()).filter((name) => !/^(hasPatch|getCurrentPages)$/.test(name))
    for (const name of names) app.uni[name] = name
    expect(names.map((name) => Object(uniHost())[name])).toEqual(names)
    expect(names).toHaveLength(28)
  })

  it('lacks what uni lacks', () => {
    open()
    app.uni.checkSession = undefined
    expect(Object(uniHost()).checkSession).toBeUndefined()
  })

  it('refuses PATCH in a Mini Program, and sends it in a web page', async () => {
    const client = open()
    const patch = () => outcomeOf(client.request({ url: 'groups/1', method: 'PATCH' }))
    expect(await patch()).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('PATCH') })
    expect(app.host.requests).toEqual([])
    vi.stubGlobal('XMLHttpRequest', class {})
    app.uni.request = ({ method, success }: { method: string; success: (result: object) => void }) =>
      success({ statusCode: 200, data: method })
    expect(await patch()).toBe('PATCH')
  })
})
