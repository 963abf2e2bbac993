// What plugins that keep or share responses are told of a call's account.
import { describe, expect, it } from 'vitest'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { type Account, accountOf, createClient, withRequest } from './index.ts'

/** What `accountOf` says at the request and at the response of a call; `during` were logged in while it waited. */
async function toldAround(before: Account, during: readonly Account[], wakesUpInBetween: boolean): Promise<Account[]> {
  let user = before
  const told: Account[] = []
  const { host } = scriptedHost(responding())
  const client = createClient({ host, account: () => user })
    .use({
      name: 'outside',
      request(request) {
        told.push(accountOf(request, 'test'))
        return request
      },
      response(response, request) {
        told.push(accountOf(request, 'test'))
        return response
      },
    })
    .use({
      name: 'inside',
      async request(request) {
        for (const next of during) {
          user = next
          if (wakesUpInBetween) accountOf(request, 'another plugin')
        }
        return request
      },
    })
  await client.get('x')
  return told
}

describe('a response can be kept for', () => {
  it('the account that was logged in all the time, and for whoever logged in during the call', async () => {
    expect(await toldAround('A', [], true)).toEqual(['A', 'A'])
    expect(await toldAround(null, [], true)).toEqual([null, null])
    expect(await toldAround(null, ['A'], true)).toEqual([null, 'A'])
    expect(await toldAround(undefined, ['A'], true)).toEqual([undefined, 'A'])
  })

  it('nobody when the call went on while its account was logged out: it may have been sent without a token', async () => {
    expect(await toldAround('A', [null], true)).toEqual(['A', undefined])
    expect(await toldAround('A', [null, 'A'], true)).toEqual(['A', undefined])
    expect(await toldAround('A', ['B', 'A'], true)).toEqual(['A', undefined])
  })

  it.each([undefined, null])(
    'nobody when its token was sent while the app’s account was %s: whose token that was is not known',
    async (before) => {
      const told = async (credential: string) => {
        let user: Account = before
        const { host } = scriptedHost(responding())
        const client = createClient({ host, account: () => user }).use({
          name: 'inside',
          request: (request) => withRequest(request, { credential }),
          response(response, request) {
            user = 'A'
            return Object.assign(response, { data: accountOf(request, 'test') })
          },
        })
        return (await client.get('x')).data
      }
      expect(await told('')).toBe('A')
      expect(await told('a token')).toBeUndefined()
    },
  )

  it('its account when others came and went while it waited', async () => {
    expect(await toldAround('A', ['B', null, 'A'], false)).toEqual(['A', 'A'])
  })
})
