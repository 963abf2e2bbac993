// A client with retry over a simulated host whose responses are listed attempt by attempt.
import { createClient } from '@wxpipe/core'
import { createHost, type Fault, faults, type HostOptions, type Reply } from '@wxpipe/testing'
import { vi } from 'vitest'
import { type RetryOptions, retry } from '../src/index.ts'

export const ok: Reply = { data: 'ok' }
export const lost = faults.connectionReset()
export const status = (statusCode: number, header: Reply['header'] = {}): Reply => ({ statusCode, header })

/** `replies` are given one by one, the last one again and again; without jitter every wait is the longest it can be. */
export function createApp(replies: readonly (Reply | Fault)[], options: RetryOptions = {}, hostOptions?: HostOptions) {
  const begun = Date.now()
  const sent: number[] = []
  vi.spyOn(Math, 'random').mockReturnValue(1)
  const host = createHost({
    handler() {
      sent.push(Date.now() - begun)
      return replies[Math.min(sent.length, replies.length) - 1]!
    },
    ...hostOptions,
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(retry(options))
  return {
    host,
    client,
    /** The milliseconds at which the server was asked. */
    sent,
  }
}
