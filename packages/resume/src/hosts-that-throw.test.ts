// Hosts whose listeners throw as they come and go.
import { outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { expect, it, vi } from 'vitest'
import { createPhone } from '../test/phone.ts'

useFakeTime()

const refuse = () => {
  throw new Error('not supported')
}

it.each([
  ['off', { onAppShow: vi.fn(), offAppShow: refuse, onNetworkStatusChange: vi.fn(), offNetworkStatusChange: refuse }],
  ['on', { onAppShow: refuse, offAppShow: vi.fn(), onNetworkStatusChange: refuse, offNetworkStatusChange: vi.fn() }],
])('a host that throws at "%s" is looked at from time to time, and every call ends', async (_verb, host) => {
  const { host: phone, client, served } = createPhone({ host })
  phone.background()
  const interrupted = client.get('a')
  await pass(2_000)
  phone.foreground()
  expect(await outcomeOf(interrupted)).toBe('ok')
  phone.setNetwork('none')
  const offline = client.get('b')
  await pass(500)
  phone.setNetwork('4g')
  expect(await outcomeOf(offline)).toBe('ok')
  expect([served.length, timersLeft()]).toEqual([2, 0])
})

it('a host that throws as the event comes still has it told to all who wait', async () => {
  const told: (() => void)[] = []
  const {
    host: phone,
    client,
    served,
  } = createPhone({
    host: {
      onAppShow(tell: () => void) {
        told.push(tell)
      },
      offAppShow: refuse,
    },
  })
  phone.background()
  const calls = [client.get('a'), client.get('b')]
  await pass(300)
  phone.foreground()
  told[0]!()
  expect(await Promise.all(calls.map(outcomeOf))).toEqual(['ok', 'ok'])
  expect(served).toEqual([300, 300])
})
