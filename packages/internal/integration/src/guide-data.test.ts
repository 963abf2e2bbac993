// docs/en/data/envelope.md, data.md and schema.md: their services and pages, as the site shows them, over a simulated phone.
import type { Client } from '@wxpipe/core'
import type { DataClient } from '@wxpipe/data'
import type { RetryKeys } from '@wxpipe/retry'
import { pass } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import { openGuidePage, useGuidePhone } from '../test/guide-page.ts'

interface Orders {
  data: { orders: object[] }
  pay(tap: ReturnType<typeof tapped>): Promise<void>
}
const tapped = (id: number) => ({ currentTarget: { dataset: { id } } })

interface Others {
  getVersion(): Promise<unknown>
  legacy: DataClient
}
interface Graphql {
  query(query: string, variables?: object): Promise<unknown>
}
interface Busy {
  patient: Client<RetryKeys>
}
interface Total {
  countGroups(): Promise<number>
}
interface Seats {
  getSeats(id: number): Promise<unknown>
}

const open = useGuidePhone()
const orders = guideApp('docs/en/data/envelope.md', ['http', 'services/order', 'pages/orders'])
const others = guideApp<Others>('docs/en/data/envelope.md', ['http', 'services/others'])
const lifted = guideApp<{ deep: DataClient }>('docs/en/data/envelope.md', ['deep'])
const graphql = guideApp<Graphql>('docs/en/data/envelope.md', ['graphql'])
const busy = guideApp<Busy>('docs/en/data/envelope.md', ['busy'])
const total = guideApp<Total>('docs/en/data/data.md', ['http', 'services/total'])
const seats = guideApp<Seats>('docs/en/data/schema.md', ['http', 'schema-of', 'services/seat'])

describe('the envelope', () => {
  it('is off where the page shows the list; a refusal is told apart by its code', async () => {
    const refusals: { [path: string]: object } = {
      '/orders/1/pay': { code: 20001, message: '余额不足' },
      '/orders/2/pay': { code: 20002, message: '订单已关闭' },
    }
    const host = open(({ path }) => ({ data: refusals[path] ?? { code: 0, data: [{ id: 1 }] } }))
    const page = await openGuidePage<Orders>(orders, host)
    await pass(0)
    expect(page.data.orders).toEqual([{ id: 1 }])
    await page.pay(tapped(2))
    expect(host.screen).toMatchObject({ kind: 'toast', title: '订单已关闭' })
    await page.pay(tapped(1))
    expect(host.page?.route).toBe('pages/recharge/recharge')
  })

  it('has other names at another server, and is not looked for where there is none', async () => {
    open(({ path }) => ({ data: path === '/version.json' ? { version: '1.4.0' } : { errno: 0, data: 'legacy' } }))
    const { getVersion, legacy } = await others()
    expect([await getVersion(), await legacy.get('anything')]).toEqual([{ version: '1.4.0' }, 'legacy'])
  })

  it('whose code lies deeper is lifted out: its data, its words and an expired session', async () => {
    open(({ path }) => {
      const status = Number(path.slice(1))
      return { data: { meta: { status, msg: '商品不存在' }, message: ['apple'] } }
    })
    const { deep } = await lifted()
    expect(await deep.get('200')).toEqual(['apple'])
    await expect(deep.get('400')).rejects.toMatchObject({ business: { code: '400', message: '商品不存在' } })
    await expect(deep.get('401')).rejects.toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('of GraphQL is made of its first error: its data, its words and an expired session', async () => {
    const bodies: { [query: string]: object | string } = {
      '{ me }': { data: { me: 'Ann' } },
      '{ order }': { data: { order: null }, errors: [{ message: '订单已关闭', extensions: { code: 'CLOSED' } }] },
      '{ cart }': { errors: [{ message: 'down' }, { message: 'late' }] },
      '{ card }': { errors: [{ message: 'who?', extensions: { code: 'UNAUTHENTICATED' } }] },
      '{ wifi }': '<html>Log in to use this Wi-Fi</html>',
    }
    open(({ data }) => ({ data: bodies[(data as { query: string }).query]! }))
    const { query } = await graphql()
    expect(await query('{ me }', { id: 1 })).toEqual({ me: 'Ann' })
    const closed = { code: 'CLOSED', message: '订单已关闭', data: { order: null } }
    await expect(query('{ order }')).rejects.toMatchObject({ business: closed })
    await expect(query('{ cart }')).rejects.toMatchObject({ business: { code: 'ERROR', message: 'down' } })
    await expect(query('{ card }')).rejects.toMatchObject({ code: 'AUTH_EXPIRED' })
    await expect(query('{ wifi }')).rejects.toMatchObject({ code: 'RESPONSE' })
  })

  it('that says busy is asked for again: by a GET, and by a POST that says so', async () => {
    let isBusy = false
    open(() => {
      isBusy = !isBusy
      return { data: isBusy ? { code: 'BUSY' } : { code: 0, data: 'done' } }
    })
    const { patient } = await busy()
    const outcome = async (call: Promise<unknown>) => {
      const settled = call.catch((error: unknown) => error)
      await pass(10_000)
      return settled
    }
    expect(await outcome(patient.get('report'))).toMatchObject({ data: 'done' })
    expect(await outcome(patient.post('report'))).toMatchObject({ business: { code: 'BUSY' } })
    isBusy = false
    expect(await outcome(patient.post('report', {}, { retry: 1 }))).toMatchObject({ data: 'done' })
  })
})

it('a count comes from the header, whatever its capitals', async () => {
  open(() => ({ data: { code: 0, data: [] }, header: { 'X-Total-Count': '12' } }))
  const { countGroups } = await total()
  await expect(countGroups()).resolves.toBe(12)
})

it('a schema without a library takes what fits, and refuses the rest', async () => {
  open(({ path }) => ({ data: { code: 0, data: { left: path.includes('/7/') ? 3 : '3' } } }))
  const { getSeats } = await seats()
  await expect(getSeats(7)).resolves.toEqual({ left: 3 })
  await expect(getSeats(8)).rejects.toThrow('does not fit its schema at top level')
})
