// Whatever has happened in a life: who logs in then is served, by all slots at once, and repaired again.
import { drain } from '@wxpipe/test-support'
import { vi } from 'vitest'
import type { Ask, Sent } from './requests.ts'
import type { createWorld, WorldOptions } from './world.ts'

const plain: Ask = { origin: 'own', key: 9, method: 'GET', dedupe: false, cache: false, scope: false }

/** Lets the world recover; what it cannot do, it adds to `broken`. */
export async function recover(
  world: ReturnType<typeof createWorld>,
  { limit, reading }: WorldOptions,
  send: (ask: Ask) => Sent,
  look: () => void,
  broken: string[],
): Promise<void> {
  const { host, session, slots } = world
  world.calm()
  // The window of refreshes is over.
  vi.setSystemTime(Date.now() + 40_000)
  world.logIn()
  await drain(look)
  const burst = Array.from({ length: limit + 1 }, () => send(plain))
  if (reading === 'slow') await drain(look, () => host.inFlight === limit)
  if (host.inFlight !== limit || slots.size !== 1) broken.push(`a slot is lost: ${host.inFlight} of ${limit}`)
  await drain(look)
  session.expire()
  const repaired = send(plain)
  await drain(look)
  for (const { outcome } of [...burst, repaired]) if (outcome !== 'ok') broken.push(`in the end: ${outcome}`)
}
