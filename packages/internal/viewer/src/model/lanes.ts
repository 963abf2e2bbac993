// Turns the steps of one call into a lane for each interceptor: when the request was inside it, and when it waited for it.
import type { Range } from './scale.ts'

/** One step through one interceptor, as the inspector records it; `at` in milliseconds since the beginning of the waterfall. */
export interface Step {
  readonly name: string
  readonly type: 'enter' | 'exit' | 'fail'
  readonly at: number
}

/** From the request's entry until a response (`exit`) or an error (`fail`) left outward. */
export interface Span extends Range {
  readonly ending: 'exit' | 'fail'
}

export interface Lane {
  readonly name: string
  readonly spans: readonly Span[]
  /** When this very interceptor was what the call waited for: a queue's slot, a retry's pause, the network. */
  readonly holds: readonly Range[]
}

/** The outermost first, as `client.inspect()` lists them: an inner one is entered only through the outer ones. */
export function lanesOf(steps: readonly Step[]): readonly Lane[] {
  const names = [...new Set(steps.map(({ name }) => name))]
  const end = steps.at(-1)?.at ?? 0
  const spans = new Map(names.map((name) => [name, [] as Span[]]))
  const holds = new Map(names.map((name) => [name, [] as Range[]]))
  const open = new Map<string, number>()

  steps.forEach(({ name, type, at }, index) => {
    if (type === 'enter') open.set(name, at)
    else {
      // A hook that returns a response without a request of its own has no entry: its span begins where it ends.
      spans.get(name)?.push({ from: open.get(name) ?? at, to: at, ending: type })
      open.delete(name)
    }
    const next = steps[index + 1]
    // What goes outward is in the hands of the next one outside; what comes inward is in those of the one it has reached.
    const holder = type === 'enter' ? name : names[names.indexOf(name) - 1]
    if (next && holder !== undefined && next.at > at) holds.get(holder)?.push({ from: at, to: next.at })
  })
  // An abort ends a call from outside: whoever had it then says nothing more.
  for (const [name, from] of open) spans.get(name)?.push({ from, to: end, ending: 'fail' })
  return names.map((name) => ({ name, spans: spans.get(name) ?? [], holds: holds.get(name) ?? [] }))
}

/** How long the call waited for this interceptor in all. */
export const heldFor = ({ holds }: Lane): number => holds.reduce((sum, { from, to }) => sum + to - from, 0)
