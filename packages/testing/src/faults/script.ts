// The faults a test has scripted, and which call each of them hits.

import { type Fault, theFault } from './fault.ts'
import { checkFit } from './fitting.ts'
import { check, checkWord, type Known } from './spelling.ts'

/** Which calls a scripted fault hits; all given fields must match. */
export interface FaultMatch {
  /** How many calls; default 1, Infinity for all. */
  readonly times?: number
  /** A part of the url, or a pattern. */
  readonly url?: string | RegExp
  readonly method?: string
  /** The wx call: `request` unless the fault names another. */
  readonly api?: string
}

const names = {
  times: 'number from 0',
  url: 'string or RegExp',
  method: 'string',
  api: 'string',
} satisfies Known<FaultMatch>

interface Entry {
  readonly fault: Fault
  readonly match: FaultMatch
  left: number
}

export interface Script {
  /** Faults not yet used up. */
  readonly pending: number
  /** @param calls has the names of the calls that a fault can hit */
  add(calls: object, fault: Fault, match?: FaultMatch): () => void
  take(api: string, url?: unknown, method?: unknown): Fault | undefined
  clear(): void
}

export function createScript(): Script {
  let entries: Entry[] = []
  return {
    get pending() {
      return entries.length
    },
    add(calls, fault, match = {}) {
      theFault('host.fail', fault)
      check('host.fail', match, names)
      const api = match.api ?? fault.api ?? 'request'
      checkWord('the api of host.fail', api, calls)
      checkFit(fault, api, match)
      const entry: Entry = { fault, match, left: match.times ?? 1 }
      if (entry.left > 0) entries.push(entry)
      return () => {
        entries = entries.filter((one) => one !== entry)
      }
    },
    take(api, url, method) {
      if (entries.length === 0) return undefined
      const entry = entries.find((one) => hits(one, api, url, method))
      if (entry === undefined) return undefined
      entry.left -= 1
      if (!(entry.left > 0)) entries = entries.filter((one) => one !== entry)
      return entry.fault
    },
    clear() {
      entries = []
    },
  }
}

function hits({ fault, match }: Entry, api: string, url: unknown, method: unknown): boolean {
  if (api !== (match.api ?? fault.api ?? 'request')) return false
  if (match.method !== undefined && match.method.toUpperCase() !== String(method ?? 'GET').toUpperCase()) return false
  if (match.url === undefined) return true
  return typeof match.url === 'string' ? String(url).includes(match.url) : String(url).search(match.url) >= 0
}
