// Draws the bars of a line: the phases of its sends, or when an interceptor had the call.
import type { Call } from '../model/calls.ts'
import type { Entry } from '../model/entry.ts'
import type { Lane } from '../model/lanes.ts'
import { placeIn, type Range } from '../model/scale.ts'
import { type Build, place } from './element.ts'
import type { Line } from './lines.ts'

/** Bars from left to right; what lies outside of the range is left out. */
export function barsOf(build: Build, line: Line, range: Range): HTMLElement[] {
  if (line.kind === 'lane') return laneBars(build, line.lane, range)
  if (line.kind === 'send') return sendBars(build, line.entry, range)
  return [...callBars(build, line.call, range), ...line.call.entries.flatMap((entry) => sendBars(build, entry, range))]
}

function bar(build: Build, kind: string, { from, to }: Range, range: Range): HTMLElement[] {
  if (to < range.from || from > range.to) return []
  return [place(build('i', { class: `wf-bar ${kind}` }), placeIn(range, from), placeIn(range, to))]
}

/** A thin line for the time in which the call was in nobody's send: a wait, or work of an interceptor. */
const callBars = (build: Build, call: Call, range: Range): HTMLElement[] => bar(build, 'wf-bar-call', call, range)

function sendBars(build: Build, entry: Entry, range: Range): HTMLElement[] {
  const kind = `wf-ended-${entry.outcome}`
  const end = entry.phases.at(-1)?.to ?? entry.from
  return [
    ...entry.phases.flatMap((phase) => bar(build, `wf-phase wf-phase-${phase.name} ${kind}`, phase, range)),
    // What the file does not break down, or an entry that took no time: it is there all the same.
    ...(end < entry.to || entry.phases.length === 0
      ? bar(build, `wf-phase wf-phase-unsaid ${kind}`, { from: end, to: entry.to }, range)
      : []),
  ]
}

function laneBars(build: Build, { spans, holds }: Lane, range: Range): HTMLElement[] {
  return [
    ...spans.flatMap((span) => bar(build, `wf-span wf-span-${span.ending}`, span, range)),
    ...holds.flatMap((hold) => bar(build, 'wf-hold', hold, range)),
  ]
}
