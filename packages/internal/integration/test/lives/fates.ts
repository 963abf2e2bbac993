// What can become of one send: what the server returns in the place of its own response, or what the phone does to it.
import { type Fault, faults, type Reply } from '@wxpipe/testing'
import { fates as usual } from '../fates.ts'

interface End {
  readonly reply?: Reply
  readonly fault?: Fault
}

const html = { 'Content-Type': 'text/html' }

export const fates = {
  ...usual,
  page: { reply: { data: '<html><body>502 Bad Gateway</body></html>', header: html } },
  'page of a hotel': { reply: { statusCode: 302, data: '<html>log in</html>', header: html } },
  empty: { reply: { data: '' } },
  nothing: { reply: { statusCode: 204, data: '' } },
  null: { reply: { data: null } },
  'busy code': { reply: { data: { code: 'BUSY', message: 'busy', data: null }, delay: 2 } },
  refused: { reply: { data: { code: '20001', message: 'sold out', data: null }, delay: 2 } },
  'too many for long': { reply: { statusCode: 429, header: { 'Retry-After': '40' } } },
  'bad gateway': { reply: { statusCode: 502, data: '<html>502</html>', header: html, delay: 3 } },
  cut: { fault: faults.truncated() },
  'half of it': { fault: faults.afterChunks(1, faults.connectionClosed()) },
  'half of it, then silence': { fault: faults.lostMidway(1) },
  'half of it, called whole': { fault: faults.afterChunks(1, faults.truncated()) },
  'abort swallowed': { reply: { delay: 50 }, fault: faults.abortSwallowed() },
} as const satisfies { readonly [name: string]: End }

export type Fate = keyof typeof fates

export const goodFates: readonly Fate[] = ['ok', 'ok', 'ok at once', 'ok, slow']

export const endOf = (fate: Fate): End => fates[fate]
