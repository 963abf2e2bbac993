// The lines of the chart: how many requests were answered after which time.
import type { Outcome, SideOutcome } from './scene'
import type { Span } from './way'

/** What the lines are drawn in; the page stretches it. */
export const WIDTH = 600
export const HEIGHT = 140

/** Milliseconds until the last request of both sides has ended. */
export const lengthOf = ({ byHand, wxpipe }: Outcome): number =>
  Math.max(1, ...[byHand, wxpipe].map(({ ends }) => ends.at(-1)?.at ?? 0))

/** A stair that rises at each response, up to the top when all are answered. */
export function lineOf({ ends, answered, failed, unsettled }: SideOutcome, length: number): string {
  const rise = HEIGHT / (answered + failed + unsettled)
  const steps = ends.filter(({ isOk }) => isOk).map(({ at }) => `H${((at / length) * WIDTH).toFixed(1)}v${-rise}`)
  return `M0,${HEIGHT}${steps.join('')}H${WIDTH}`
}

/** Where a span of the way lies; it may go on after the last response. */
export function bandOf({ from, to }: Span, length: number): { readonly x: number; readonly width: number } {
  const x = Math.min(from / length, 1) * WIDTH
  return { x, width: Math.min(to / length, 1) * WIDTH - x }
}
