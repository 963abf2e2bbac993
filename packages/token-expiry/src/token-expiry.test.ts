import { AuthExpiredError, createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { type TokenExpiryOptions, tokenExpiry } from './token-expiry.ts'

const expired = { code: '99997', date: '2026-01-01', message: 'TOKEN EXPIRED', status: 'ERROR' }

function setup(reply: { statusCode?: number; data?: unknown }, options?: TokenExpiryOptions) {
  const host = createHost({ handler: () => reply })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(tokenExpiry(options))
  return { client, outcome: client.get('groups').catch((error: unknown) => error) }
}

describe('tokenExpiry', () => {
  it('throws AuthExpiredError with the response attached for a status of 401', async () => {
    const error = await setup({ statusCode: 401, data: 'who are you' }).outcome
    expect(error).toBeInstanceOf(AuthExpiredError)
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED', response: { statusCode: 401, data: 'who are you' } })
  })

  it.each([200, 400, 500])('finds the business code in a body of status %i', async (statusCode) => {
    const error = await setup({ statusCode, data: expired }, { codes: ['99997'] }).outcome
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED', response: { statusCode, data: expired } })
  })

  it.each([
    ['99997', 99997],
    [99997, '99997'],
    [99997, 99997],
  ])('takes the code %j in the options and %j in the body for the same', async (option, code) => {
    expect(await setup({ data: { code } }, { codes: [option] }).outcome).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('looks into another field when told', async () => {
    const error = await setup({ statusCode: 400, data: { errno: 40101 } }, { codes: [40101], codeField: 'errno' })
      .outcome
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it.each([
    null,
    undefined,
    '',
    'text',
    0,
    false,
    [],
    ['99997'],
    { code: null },
    { code: {} },
    { code: ['99997'] },
    Object.create(null),
  ])('survives the body %j', async (data) => {
    expect(await setup({ data }, { codes: ['99997'] }).outcome).toMatchObject({ statusCode: 200 })
  })

  it('leaves other failures as they are', async () => {
    expect(await setup({ statusCode: 500, data: { code: 1 } }, { codes: ['99997'] }).outcome).toMatchObject({
      code: 'STATUS',
    })
  })

  it('asks the app’s own rule', async () => {
    const { outcome } = setup({ data: { ret: -1 } }, { isExpired: ({ data }) => (data as { ret: number }).ret === -1 })
    expect(await outcome).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('settles as the error that a predicate throws', async () => {
    const failure = new TypeError('cannot read')
    const { outcome } = setup(
      {},
      {
        isExpired: () => {
          throw failure
        },
      },
    )
    expect(await outcome).toBe(failure)
  })

  it('does not judge the answers of other origins', async () => {
    const { client } = setup({ statusCode: 401 })
    await expect(client.get('https://other.example.com/x')).rejects.toMatchObject({ code: 'STATUS' })
  })

  it('judges the origins that the user lists', async () => {
    const { client } = setup({ statusCode: 401 }, { origins: ['https://other.example.com'] })
    await expect(client.get('https://other.example.com/x')).rejects.toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('does not judge a request with auth: false', async () => {
    const { client } = setup({ data: expired }, { codes: ['99997'] })
    await expect(client.get('login', { auth: false })).resolves.toMatchObject({ data: expired })
  })

  it('tells onExpired, whose own failure does not hide the expiry', async () => {
    const failure = new Error('listener')
    const unhandled = vi.fn()
    process.once('unhandledRejection', unhandled)
    const onExpired = vi.fn(() => {
      throw failure
    })
    const { outcome } = setup({ statusCode: 401 }, { onExpired })
    expect(await outcome).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(onExpired).toHaveBeenCalledTimes(1)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(unhandled.mock.calls[0]?.[0]).toBe(failure)
  })
})
