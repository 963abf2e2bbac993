// How tables and their cells are written, the same for the terminal and for the document
import type { Size } from '../bundle.ts'
import type { Figures } from '../figures.ts'
import type { Verdict } from '../goals.ts'
import type { Measured } from '../job.ts'

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface Results {
  readonly figures: Figures
  readonly sizes: ReadonlyMap<string, Size>
  readonly recipeSizes: ReadonlyMap<string, Size>
  readonly verdicts: readonly Verdict[]
}

export const NONE = '–'
export const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** Three digits that mean something. */
export const show = (value: number | undefined): string => {
  if (value === undefined) return NONE
  if (value >= 100) return count.format(value)
  return value.toFixed(value >= 10 ? 1 : 2)
}

export const whole = (value: number | undefined): string => (value === undefined ? NONE : count.format(value))

export const withRatio = (figures: Figures, what: Measured, base: string): string => {
  const ratio = figures.ratio(what, base)
  return ratio === undefined ? NONE : `${show(figures.value(what))} (${ratio.toFixed(1)})`
}
