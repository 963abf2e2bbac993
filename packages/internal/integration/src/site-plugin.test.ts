// A plugin's own request, as the guide writes it: nobody waits in a circle, and other plugins leave it alone.
import { createClient, type Plugin } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { queue } from '@wxpipe/queue'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

describe('guide/plugin.md', () => {
  async function setup() {
    const { host, load } = runPage('docs/guide/plugin.md', {
      handler({ path, header }) {
        if (path === '/key') return header['authorization'] ? { statusCode: 401 } : { data: 'k1', delay: 50 }
        if (!header['x-key']) return { statusCode: 400 }
        if (path === '/refresh') return { data: { token: 't2' } }
        return header['authorization'] === 'Bearer t1' ? { statusCode: 401 } : { data: path }
      },
    })
    const { serverKey } = await load<{ serverKey: () => Plugin }>('src/server-key.ts')
    const user = { id: 'anna' }
    const plain = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => user.id })
    return { host, user, plain, serverKey, sent: () => host.requests.map(({ url }) => url.slice(24)) }
  }

  it('one key is fetched for a burst, on a client without other plugins', async () => {
    const { plain, serverKey, sent } = await setup()
    const client = plain.use(serverKey())
    const calls = ['a', 'b'].map((url) => outcomeOf(client.get(url)))
    expect(await Promise.all(calls)).toEqual(['/a', '/b'])
    expect(sent()).toEqual(['key', 'a', 'b'])
  })

  it('who logs in while it is on its way gets it too', async () => {
    const { user, plain, serverKey } = await setup()
    const client = plain.use(serverKey())
    const before = client.get('a')
    user.id = 'bert'
    const after = client.get('b')
    expect(await outcomeOf(before)).toMatchObject({ code: 'ABORT' })
    expect(await outcomeOf(after)).toBe('/b')
  })

  it('it waits neither for the only slot of a queue nor for a refresh, and shows nothing when it fails', async () => {
    const { host, plain, serverKey, sent } = await setup()
    let token = 't1'
    const session = {
      getToken: () => token,
      refresh: (api: typeof plain) => api.post<{ token: string }>('refresh').then(({ data }) => data.token),
      setToken: (next: string) => {
        token = next
      },
    }
    const client = plain
      .use(tokenInjection(session))
      .use(tokenExpiry())
      .use(tokenRefresh<string>(session))
      .use(queue({ concurrency: 1 }))
      .use(dedupe())
      .use(toast())
      .use(serverKey())
    host.fail(faults.connectionReset(), { url: '/key' })
    const failed = outcomeOf(client.get('a', { toast: false }))
    expect(await failed).toMatchObject({ code: 'NETWORK' })
    expect(host.calls.filter(({ api }) => api !== 'request')).toEqual([])
    const calls = ['a', 'b'].map((url) => outcomeOf(client.get(url)))
    expect(await Promise.all(calls)).toEqual(['/a', '/b'])
    expect(sent().filter((url) => url === 'key' || url === 'refresh')).toEqual(['key', 'key', 'refresh'])
  })
})
