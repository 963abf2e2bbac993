// docs/data/envelope.md, data.md and schema.md: their services and pages, as the site shows them, over a simulated phone.
import type { Client } from '@wxpipe/core'
import type { DataClient } from '@wxpipe/data'
import type { RetryKeys } from '@wxpipe/retry'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost, type Handler, type Host } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import { openGuidePage } from '../test/guide-page.ts'

useFakeTime()

let host: Host
let uninstall: () => void
const open = (handler: Handler) => {
  host = createHost({ entry: 'pages/index/index', handler })
  uninstall = host.install()
}
afterEach(() => uninstall())

const startTotal = guideApp<{ countGroups(): Promise<number> }>('data/data.md', ['http', 'services/total'])
const startSeats = guideApp<{ getSeats(id: number): Promise<unknown> }>('data/schema.md', [
  'http',
  'schema-of',
  'services/seat',
])

describe('the envelope', () => {
  const startPage = guideApp('data/envelope.md', ['http', 'services/order', 'pages/orders'])
  const startOthers = guideApp<Others>('data/envelope.md', ['http', 'services/others'])
  const startBusy = guideApp<{ patient: Client<RetryKeys> }>('data/envelope.md', ['busy'])

  interface Orders {
    data: { orders: object[] }
    pay(id: number): Promise<void>
  }
  interface Others {
    getVersion(): Promise<unknown>
    legacy: DataClient
  }

  it('is off where the page shows the list; a refusal is told apart by its code', async () => {
    const refusals: { [path: string]: object } = {
      '/orders/1/pay': { code: 20001, message: '余额不足' },
      '/orders/2/pay': { code: 20002, message: '订单已关闭' },
    }
    open(({ path }) => ({ data: refusals[path] ?? { code: 0, data: [{ id: 1 }] } }))
    const page = await openGuidePage<Orders>(startPage, host)
    await pass(0)
    expect(page.data.orders).toEqual([{ id: 1 }])
    await page.pay(2)
    expect(host.screen).toMatchObject({ kind: 'toast', title: '订单已关闭' })
    await page.pay(1)
    expect(host.page?.route).toBe('pages/recharge/recharge')
  })

  it('has other names at another server, and is not looked for where there is none', async () => {
    open(({ path }) => ({ data: path === '/version.json' ? { version: '1.4.0' } : { errno: 0, data: 'legacy' } }))
    const { getVersion, legacy } = await startOthers()
    expect([await getVersion(), await legacy.get('anything')]).toEqual([{ version: '1.4.0' }, 'legacy'])
  })

  it('that says busy is asked for again: by a GET, and by a POST that says so', async () => {
    let isBusy = true
    open(() => {
      isBusy = !isBusy
      return { data: isBusy ? { code: 0, data: 'done' } : { code: 'BUSY' } }
    })
    const { patient } = await startBusy()
    const answers = async (call: Promise<unknown>) => {
      const outcome = call.catch((error: unknown) => error)
      await pass(10_000)
      return outcome
    }
    expect(await answers(patient.get('report'))).toMatchObject({ data: 'done' })
    expect(await answers(patient.post('report'))).toMatchObject({ business: { code: 'BUSY' } })
    isBusy = true
    expect(await answers(patient.post('report', {}, { retry: 1 }))).toMatchObject({ data: 'done' })
  })
})

it('a count comes from the header, whatever its capitals', async () => {
  open(() => ({ data: { code: 0, data: [] }, header: { 'X-Total-Count': '12' } }))
  const { countGroups } = await startTotal()
  await expect(countGroups()).resolves.toBe(12)
})

it('a schema without a library takes what fits, and refuses the rest', async () => {
  open(({ path }) => ({ data: { code: 0, data: { left: path.includes('/7/') ? 3 : '3' } } }))
  const { getSeats } = await startSeats()
  await expect(getSeats(7)).resolves.toEqual({ left: 3 })
  await expect(getSeats(8)).rejects.toThrow('does not fit its schema at top level')
})
