// What becomes of one request with odd options: refused before the host is asked, or sent.
import { expect, vi } from 'vitest'
import { ConfigError, createClient } from '../src/index.ts'
import { outcomeOf } from './observing.ts'
import { responding, scriptedHost } from './scripted-host.ts'

/** What a request with these options is refused with; the host must not have been asked. */
export async function refusal(options: object, hooks: object = {}) {
  const { host, asked } = scriptedHost(responding())
  const client = createClient({ host }).use({ name: 'hooks', ...hooks })
  const outcome = outcomeOf(client.request({ url: 'x', ...options }))
  await vi.advanceTimersByTimeAsync(0)
  expect(outcome).toEqual([{ failed: true, value: expect.any(ConfigError) }])
  expect(asked).toEqual([])
  return outcome[0]!.value as ConfigError
}

/** What reaches the host of a request with these options. */
export async function sent(options: object, hooks: object = {}) {
  const scripted = scriptedHost(responding())
  const client = createClient({ host: scripted.host }).use({ name: 'hooks', ...hooks })
  await client.request({ url: 'x', ...options })
  return scripted.last.options
}
