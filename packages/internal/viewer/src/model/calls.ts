// Groups the entries of a file by the call that sent them, and places each call's steps on the file's time.
import { beginningOf, type Entry, isProblem, type Outcome, readEntry } from './entry.ts'
import { amount, field, type Har, list, text } from './har.ts'
import { type Lane, lanesOf, type Step } from './lanes.ts'

/** What an app asked for once: one send, or several after retries and refreshes. A browser's entry is a call of its own. */
export interface Call {
  readonly key: string
  readonly entries: readonly Entry[]
  readonly lanes: readonly Lane[]
  /** Milliseconds since the beginning of the waterfall. */
  readonly from: number
  readonly to: number
  /** How it ended for the app. */
  readonly outcome: Outcome
  /** The words of the error that the app has got. */
  readonly error: string
}

export interface Waterfall {
  /** In the order in which they began. */
  readonly calls: readonly Call[]
  readonly entries: readonly Entry[]
  /** Milliseconds since 1970 of its beginning, and milliseconds of all of it. */
  readonly epoch: number
  readonly duration: number
}

/** Without those that an interceptor has served in the server's place. */
export const sendsOf = ({ entries }: Call | Waterfall): readonly Entry[] =>
  entries.filter(({ answeredBy }) => answeredBy === '')

export function readWaterfall(har: Har): Waterfall {
  const sources = list(har.log, 'entries')
  const groups = new Map<string, number[]>()
  sources.forEach((source, index) => {
    const key = keyOf(source, index)
    groups.set(key, [...(groups.get(key) ?? []), index])
  })
  const began = new Map(
    [...groups].map(([key, members]) => [key, beginningOfCall(members.map((index) => sources[index]))]),
  )
  const epoch = [...began.values()].reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY)
  const entries = sources.map((source, index) => readEntry(source, index, epoch))
  const calls = [...groups].map(([key, members]) => {
    const own = members.map((index) => entries[index]!).sort((a, b) => a.from - b.from)
    return readCall(key, own, (began.get(key) ?? epoch) - epoch)
  })
  calls.sort((a, b) => a.from - b.from)
  return { calls, entries, epoch, duration: calls.reduce((most, { to }) => Math.max(most, to), 0) }
}

const keyOf = (source: unknown, index: number): string => text(field(source, '_wxpipe'), 'call') || `entry ${index}`

/** The steps of a call stand in its first entry, or in each of them. */
const stepsIn = (source: unknown): readonly unknown[] => list(field(source, '_wxpipe'), 'steps')

/**
 * When the call began: an interceptor may have had it for a while before it was sent, and its steps count from there. A file
 * that does not say so has the first send's step, and that send's date.
 */
function beginningOfCall(sources: readonly unknown[]): number {
  const said = sources.map((source) => beginningOf(field(source, '_wxpipe'))).find((date) => !Number.isNaN(date))
  if (said !== undefined) return said
  const first = Math.min(...sources.map(beginningOf).filter((date) => !Number.isNaN(date)))
  const sent = sources.flatMap(stepsIn).find((step) => text(step, 'name') === 'transport')
  return first - (amount(sent, 'at') ?? 0)
}

function readCall(key: string, entries: readonly Entry[], began: number): Call {
  const from = Number.isFinite(began) ? began : 0
  const carrier = entries.find(({ source }) => stepsIn(source).length > 0)
  const lanes = lanesOf(stepsIn(carrier?.source).flatMap((step) => readStep(step, from)))
  const said = field(field(entries[0]?.source, '_wxpipe'), 'error')
  const ends = lanes.flatMap(({ spans }) => spans.map(({ to }) => to))
  return {
    key,
    entries,
    lanes,
    from: Math.min(from, ...entries.map((entry) => entry.from)),
    to: Math.max(...entries.map((entry) => entry.to), ...ends),
    outcome: outcomeOf(entries),
    error: text(said, 'message'),
  }
}

function readStep(step: unknown, began: number): Step[] {
  const type = text(step, 'type')
  const at = amount(step, 'at')
  if (at === undefined || (type !== 'enter' && type !== 'exit' && type !== 'fail')) return []
  return [{ name: text(step, 'name'), type, at: began + at }]
}

/** What the app has got is not always what the last send has brought. */
function outcomeOf(entries: readonly Entry[]): Outcome {
  const last = entries.at(-1)?.outcome ?? 'failed'
  const isBad = isProblem(last)
  const own = field(entries[0]?.source, '_wxpipe')
  const said = text(own, 'outcome')
  if (said === 'aborted') return 'aborted'
  // The server said 200, and an interceptor refused it.
  if (said === 'failed') return isBad ? last : 'failed'
  const answeredBy = text(own, 'answeredBy')
  if (said === 'ok' && (isBad || (answeredBy !== '' && answeredBy !== 'transport'))) return 'cached'
  return last
}
