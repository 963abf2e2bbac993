// By the rules of HTTP: how long a response is fresh, and how old it was when it came.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createHttpApp, httpDate } from '../test/app.ts'

useFakeTime()

/** For how many whole seconds a response with this header is given out, up to 100. */
async function freshFor(header: Record<string, string>, options = {}): Promise<number> {
  const { get, pass, sent } = createHttpApp([{ header }], options)
  await get('a')
  for (let seconds = 0; seconds < 100; seconds++) {
    await get('a')
    if (sent() > 1) return seconds
    await pass(980)
  }
  return 100
}

it('a response without time left is not given even in the millisecond in which it came', async () => {
  for (const header of [{ 'Cache-Control': 'no-cache' }, { Expires: '0' }, {}]) {
    const { client, pass, sent } = createHttpApp([{ header, delay: 0 }])
    for (let n = 1; n <= 2; n++) {
      await Promise.all([client.get('a'), pass(0)])
      expect(sent()).toBe(n)
    }
  }
})

describe('a ttl that comes with the request', () => {
  const own = { cache: { ttl: 60_000 } }

  it('counts from when the response came, as that of the plugin does, however old the response was then', async () => {
    for (const header of [{ age: '100' }, { date: httpDate(-120) }, { age: '100', 'cache-control': 'max-age=300' }]) {
      const { sendsOf } = createHttpApp([{ header }])
      expect([await sendsOf(2, 31_000, own), await sendsOf(1, 0, own)]).toEqual([1, 1])
    }
  })

  it('gives no more than the server or the request’s Cache-Control allows', async () => {
    const header = { age: '100', 'cache-control': 'max-age=110' }
    expect(await createHttpApp([{ header }]).sendsOf(2, 15_000, own)).toBe(2)
    const fresh = { ...own, header: { 'cache-control': 'max-age=101' } }
    expect(await createHttpApp([{ header: { age: '100' } }]).sendsOf(2, 2_000, fresh)).toBe(2)
    expect(await createHttpApp([{ header: { age: '100' } }]).sendsOf(2, 500, fresh)).toBe(1)
  })
})

describe('max-age', () => {
  it('counts, before Expires and the app’s own ttl', async () => {
    expect(await freshFor({ 'Cache-Control': 'private, Max-Age="10"' }, { ttl: 90_000 })).toBe(10)
    expect(await freshFor({ 'Cache-Control': 'max-age=10, x=1', Expires: httpDate(60) })).toBe(10)
    expect(await freshFor({ 'Cache-Control': 'max-age=0', Expires: httpDate(60) }, { ttl: 90_000 })).toBe(0)
    expect(await freshFor({ 'Cache-Control': 's-maxage=60, max-age=010' })).toBe(10)
  })

  it('is a directive of its own, not a part of another one or of a quoted text', async () => {
    for (const control of [
      'x-max-age=600',
      'x="max-age=600"',
      'x="\\", max-age=600", max-age=0',
      'x="max-age=600',
      "max-age='600'",
    ]) {
      expect(await freshFor({ 'Cache-Control': control })).toBe(0)
    }
  })

  it('that is no number of seconds, or two of them, makes the response stale', async () => {
    for (const value of ['-1', '60.5', 'a60', '60a', '', '60, max-age=90']) {
      expect(await freshFor({ 'Cache-Control': `max-age=${value}` }, { ttl: 90_000 })).toBe(0)
    }
    expect(await freshFor({ 'Cache-Control': 'max-age=10, max-age=10' })).toBe(10)
  })
})

describe('Expires', () => {
  it('counts from Date, in each of the three forms that HTTP has for dates', async () => {
    const date = (form: (date: Date) => string) => form(new Date(Date.now() + 10_000))
    const rfc850 = (at: Date) =>
      at
        .toUTCString()
        .replace(/^(\w+), (\d+) (\w+) \d\d(\d\d)/, (_all, _day, day, month, year) => `Sunday, ${day}-${month}-${year}`)
    const asctime = (at: Date) =>
      at
        .toUTCString()
        .replace(
          /^(\w+), 0?(\d+) (\w+) (\d+) (\S+) GMT$/,
          (_all, weekday, day, month, year, time) => `${weekday} ${month} ${`${day}`.padStart(2)} ${time} ${year}`,
        )
    for (const form of [(at: Date) => at.toUTCString(), rfc850, asctime]) {
      const seconds = await freshFor({ Expires: date(form), Date: httpDate() })
      expect([9, 10]).toContain(seconds)
    }
    // By the server's clock, which is half a minute ahead of the phone's.
    expect([9, 10]).toContain(await freshFor({ Expires: httpDate(40), Date: httpDate(30) }))
  })

  it('in the past, or no date, makes the response stale', async () => {
    const withoutWeekday = httpDate(60).slice(5)
    for (const Expires of [
      '',
      httpDate(-10),
      '0',
      '-1',
      '3600',
      'soon',
      `${httpDate(60)}, ${httpDate(60)}`,
      withoutWeekday,
    ]) {
      expect(await freshFor({ Expires }, { ttl: 90_000 })).toBe(0)
    }
  })

  it('in a time zone of its own makes the response stale, because its hour would be taken for one of GMT', async () => {
    // The hour in Shanghai, as `date('r')` of PHP and `String(date)` of JavaScript and of Java write it.
    const there = new Date(Date.now() + 10_000 + 8 * 3_600_000).toUTCString()
    const [day, date, month, year, time] = there.split(/,? /)
    for (const Expires of [
      there.replace('GMT', '+0800'),
      `${day} ${month} ${date} ${year} ${time} GMT+0800 (China Standard Time)`,
      `${day} ${month} ${date} ${time} CST ${year}`,
      there.replace(' GMT', ''),
    ]) {
      expect(await freshFor({ Expires }, { ttl: 90_000 })).toBe(0)
    }
  })
})

describe('the age', () => {
  it('that the response came with is part of it', async () => {
    expect(await freshFor({ 'Cache-Control': 'max-age=60', Age: '50' })).toBe(10)
    const { get, pass, sent } = createHttpApp([{ header: { 'Cache-Control': 'max-age=60', Age: '50' } }])
    await get('a')
    await pass(15_000)
    await get('a')
    expect(sent()).toBe(2)
  })

  it('that is no number makes the response stale', async () => {
    for (const Age of ['x', '-1', '1.5', '0, 0', '7200;a=1']) {
      expect(await freshFor({ 'Cache-Control': 'max-age=60', Age })).toBe(0)
    }
  })

  it('is also how long ago the response was made, by its Date, and how long it took', async () => {
    expect(await freshFor({ 'Cache-Control': 'max-age=60', Date: httpDate(-50) })).toBeLessThanOrEqual(10)
    const slow = createHttpApp([{ header: { 'Cache-Control': 'max-age=5' }, delay: 5000 }, {}])
    const call = slow.client.get('a')
    await pass(5100)
    await call
    expect(await slow.sendsOf(1)).toBe(1)
  })

  it('does not count for a response of whose freshness the server says nothing', async () => {
    expect(await freshFor({ Date: httpDate(-50), Age: '50' }, { ttl: 10_000 })).toBe(10)
  })

  it('stands in the header of what is given out, in seconds', async () => {
    const { client, get, pass } = createHttpApp([{ header: { 'cache-control': 'max-age=60', Age: '30' } }])
    await get('a')
    await pass(5000)
    const { header } = await client.get('a')
    expect(header).toMatchObject({ age: '35', 'cache-status': 'wxpipe; hit; ttl=24' })
    expect(Object.keys(header).filter((name) => /^age$/i.test(name))).toHaveLength(1)
  })
})

describe('what the server forbids', () => {
  it('no-store keeps nothing, and drops what is kept', async () => {
    const header = { 'cache-control': 'no-store, max-age=10' }
    const { sendsOf } = createHttpApp([{ header }], { ttl: 1000 })
    expect(await sendsOf(2)).toBe(2)
    const later = createHttpApp([{ header: { 'cache-control': 'max-age=10' } }, { header }], { staleIfError: 9e5 })
    await later.get('a')
    await later.get('a', { cache: { reload: true } })
    later.host.fail(faults.connectionReset())
    expect(await later.get('a')).toBe('NETWORK')
  })

  it('must-understand keeps only what is understood, which is a 200', async () => {
    const header = { 'cache-control': 'max-age=10, must-understand' }
    expect(await createHttpApp([{ header }]).sendsOf(2)).toBe(1)
    expect(await createHttpApp([{ header, statusCode: 203 }], { shouldCache: () => true }).sendsOf(2)).toBe(2)
  })

  it('a part of a response (206) is not kept, whatever shouldCache says', async () => {
    const header = { 'cache-control': 'max-age=10' }
    expect(await createHttpApp([{ header, statusCode: 206 }], { shouldCache: () => true }).sendsOf(2)).toBe(2)
  })

  it('must-revalidate asks for nothing while the response is fresh', async () => {
    const { sendsOf } = createHttpApp([{ header: { 'Cache-Control': 'max-age=60, must-revalidate' } }])
    expect(await sendsOf(4, 19_000)).toBe(1)
    expect(await sendsOf(1)).toBe(1)
  })

  it('no-cache, with field names too, and must-revalidate forbid stale responses, whatever the app allows', async () => {
    for (const control of ['no-cache', 'no-cache="set-cookie", max-age=1', 'max-age=1, must-revalidate']) {
      const { host, get, pass } = createHttpApp([{ header: { 'Cache-Control': control } }], {
        staleWhileRevalidate: 9e5,
        staleIfError: 9e5,
      })
      await get('a')
      await pass(2000)
      host.fail(faults.connectionReset())
      expect(await get('a')).toBe('NETWORK')
    }
  })
})

it('the age is the response’s own at least, when the clock is set back on the way', async () => {
  const { client, get, pass } = createHttpApp([{ header: { 'Cache-Control': 'max-age=60', Age: '50' } }])
  const call = client.get('a')
  vi.setSystemTime(Date.now() - 3_600_000)
  await pass(20)
  await call
  await pass(20_000)
  expect(await get('a')).toEqual({ n: 2 })
})

it('a response that seems younger than when it came is a miss: the clock was set back', async () => {
  const { get } = createHttpApp([{ header: { 'Cache-Control': 'max-age=60', Age: '50' } }])
  await get('a')
  vi.setSystemTime(Date.now() - 30_000)
  expect(await get('a')).toEqual({ n: 2 })
})
