// Lists the lines to show: each call, and under an open one its interceptors' lanes and its sends.
import { type Call, sendsOf, type Waterfall } from '../model/calls.ts'
import { type Entry, isProblem } from '../model/entry.ts'
import type { Lane } from '../model/lanes.ts'
import type { Range } from '../model/scale.ts'

interface OfCall {
  /** The same for the same line, whatever else is shown. */
  readonly key: string
  readonly call: Call
  readonly level: 1 | 2
}

export interface CallLine extends OfCall {
  readonly kind: 'call'
  readonly canOpen: boolean
  readonly isOpen: boolean
}

export interface LaneLine extends OfCall {
  readonly kind: 'lane'
  readonly lane: Lane
}

export interface SendLine extends OfCall {
  readonly kind: 'send'
  readonly entry: Entry
  /** From 1; 0 for what an interceptor has served, which was not sent. */
  readonly number: number
}

export type Line = CallLine | LaneLine | SendLine

export interface Choice {
  /** What the user has typed. */
  readonly filter: string
  readonly onlyProblems: boolean
  /** Calls that do not touch this stretch of time are left out. */
  readonly range: Range
  /** Keys of the calls that are open. */
  readonly open: ReadonlySet<string>
}

/** Whether an open call has more lines than its own. */
export const hasMore = ({ entries, lanes }: Call): boolean => entries.length > 1 || lanes.length > 1

export function linesOf({ calls }: Waterfall, { filter, onlyProblems, range, open }: Choice): readonly Line[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const isShown = (call: Call): boolean =>
    call.to >= range.from &&
    call.from <= range.to &&
    (!onlyProblems || isProblem(call.outcome)) &&
    words.every((word) => searched(call).includes(word))
  return calls.filter(isShown).flatMap((call): Line[] => {
    const isOpen = open.has(call.key)
    const line: Line = { kind: 'call', key: call.key, call, level: 1, canOpen: hasMore(call), isOpen }
    return isOpen ? [line, ...inside(call)] : [line]
  })
}

function inside(call: Call): Line[] {
  // The network is no lane of its own: the sends have lines.
  const lanes = call.lanes.filter(({ name }) => name !== 'transport')
  const sends = sendsOf(call)
  const key = (part: string) => `${call.key}/${part}`
  return [
    ...lanes.map((lane): Line => ({ kind: 'lane', key: key(lane.name), call, level: 2, lane })),
    ...call.entries.map((entry, index): Line => {
      const number = sends.indexOf(entry) + 1
      return { kind: 'send', key: key(String(index)), call, level: 2, entry, number }
    }),
  ]
}

const searchable = new WeakMap<Call, string>()

function searched(call: Call): string {
  const known = searchable.get(call)
  if (known !== undefined) return known
  // The URL as it was sent, and its path as it is shown.
  const sends = call.entries.map(
    ({ method, url, path, status, outcome }) => `${method} ${url} ${path} ${status} ${outcome}`,
  )
  const all = [...sends, call.outcome, ...call.lanes.map(({ name }) => name)].join(' ').toLowerCase()
  searchable.set(call, all)
  return all
}
