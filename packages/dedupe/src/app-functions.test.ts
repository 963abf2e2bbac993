// What the app gives: a client without an account, functions that promise, options that are somebody else's.
import { createClient } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { api } from '../test/app.ts'
import { dedupe } from './index.ts'

useFakeTime()

describe('what the app gives', () => {
  it('as a client without `account` is told what to write, before anything is sent', async () => {
    const { host } = api()
    const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(dedupe())
    await expect(client.get('me')).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('dedupe needs createClient({ account'),
    })
    expect(host.requests).toHaveLength(0)
  })

  it('as a key that is a promise or an object is refused: all requests would be equal', async () => {
    for (const key of [async () => 'a', () => ({ a: 1 }), () => null]) {
      const { host, client } = api({ key: key as unknown as () => string })
      const message = expect.stringContaining('key must yield text')
      await expect(client.get('a')).rejects.toMatchObject({ code: 'CONFIG', message, request: { url: 'a' } })
      expect(host.requests).toHaveLength(0)
    }
  })

  it('is called on the options that it was given with', async () => {
    const options = {
      name: 'one',
      key(): string {
        return this.name
      },
    }
    const { host, client } = api(options)
    const both = Promise.all([client.get('a'), client.get('b')])
    expect(host.requests).toHaveLength(1)
    await pass(100)
    await both
  })

  it('as an option is no option when it stands on Object.prototype', async () => {
    Object.assign(Object.prototype, { key: () => 'all' })
    try {
      const { host, client } = api({})
      const both = Promise.all([client.get('a'), client.get('b')])
      expect(host.requests).toHaveLength(2)
      await pass(100)
      await both
    } finally {
      Reflect.deleteProperty(Object.prototype, 'key')
    }
  })
})
