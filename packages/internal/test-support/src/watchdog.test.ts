// Core's ticking timer as the test of an app meets it: under fake timers, with host.idle(), and with the helpers here.
import { createCancelSource, createClient } from '@wxpipe/core'
import { createHost, faults } from '@wxpipe/testing'
import { expect, it, vi } from 'vitest'
import { begun, drain, outcomeOf, pass, timersLeft, useFakeTime } from './index.ts'

useFakeTime()

const tick = 1_000

function app(delay = 0) {
  const host = createHost({ handler: ({ path }) => ({ data: path, delay }) })
  return { host, client: createClient({ host: host.wx, baseURL: 'https://api.example.com/', timeout: 5_000 }) }
}

it('there is no timer when nothing was sent', async () => {
  const { client, host } = app()
  const { signal, abort } = createCancelSource()
  abort()
  const mocked = client.extend({ timeout: 100 }).use({
    name: 'mock',
    request: () => ({ data: 1, statusCode: 200, header: {}, cookies: [] }),
  })
  await mocked.get('a')
  await begun(client.get('b', { signal })).catch(() => {})
  await begun(client.request({ url: 'c', method: 'MOVE IT' as 'GET' })).catch(() => {})
  expect([vi.getTimerCount(), host.calls.length]).toEqual([0, 0])
})

it('host.idle() does not wait for it, and it is gone a second after the last send', async () => {
  const { client, host } = app()
  const start = Date.now()
  for (const [n, wait] of [900, 900, 0].entries()) {
    await client.get(`${n}`)
    await host.idle()
    expect(vi.getTimerCount()).toBe(1)
    await pass(wait)
  }
  expect(Date.now() - start).toBe(1_800)
  await pass(tick)
  expect(vi.getTimerCount()).toBe(0)
})

it('however many are sent, there is one beside those of the host', async () => {
  const { client, host } = app(2_500)
  const all = Array.from({ length: 10 }, (_, n) => client.get(`${n}`))
  await pass(0)
  // The host keeps two for each: its response, and the timeout that it was told.
  expect([host.inFlight, vi.getTimerCount()]).toEqual([10, 2 * 10 + 1])
  const idle = host.idle()
  await pass(2_500)
  await Promise.all([idle, ...all])
  expect([vi.getTimerCount(), timersLeft()]).toEqual([1, 0])
})

it('host.idle() knows of a send that the watchdog ends, within two seconds after its timeout', async () => {
  const { client, host } = app()
  host.fail(faults.neverAnswers())
  const call = begun(client.get('a'))
  let isIdle = false
  void host.idle().then(() => {
    isIdle = true
  })
  await pass(5_000)
  expect([isIdle, host.inFlight]).toEqual([false, 1])
  await pass(2 * tick)
  expect([isIdle, host.inFlight]).toEqual([true, 0])
  await expect(call).rejects.toMatchObject({ code: 'TIMEOUT' })
  expect(timersLeft()).toBe(0)
})

it('what waits until no timer is left waits for it too, and comes to an end', async () => {
  const { client, host } = app()
  await client.get('a')
  await drain(() => {})
  expect([vi.getTimerCount(), host.inFlight]).toEqual([0, 0])
  host.fail(faults.neverAnswers())
  expect(await outcomeOf(client.get('b'))).toMatchObject({ code: 'TIMEOUT' })
  expect(timersLeft()).toBe(0)
})

it('new fake timers take nothing over: a tick that never comes does not leave the next send without one', async () => {
  const { client, host } = app()
  await client.get('a')
  vi.useFakeTimers()
  expect(vi.getTimerCount()).toBe(0)
  host.fail(faults.neverAnswers())
  const call = begun(client.get('b'))
  await pass(5_000 + 2 * tick)
  await expect(call).rejects.toMatchObject({ code: 'TIMEOUT' })
})
