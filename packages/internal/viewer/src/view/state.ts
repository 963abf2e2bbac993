// What the user has chosen: which line, which calls are open, which stretch of time, which filter. It draws nothing.
import type { Call, Waterfall } from '../model/calls.ts'
import type { Range } from '../model/scale.ts'
import { type Choice, hasMore, type Line, linesOf } from './lines.ts'

export interface ViewState {
  readonly lines: readonly Line[]
  /** Index of the line that the keyboard is on. */
  readonly active: number
  readonly range: Range
  readonly isZoomed: boolean
  /** The call whose details are shown. */
  readonly shown: Call | undefined
  choose(next: Partial<Pick<Choice, 'filter' | 'onlyProblems'>>): void
  moveTo(index: number): void
  /** Opens a call or closes it. */
  toggle(index: number): void
  openAll(is: boolean): void
  /** Opens the active call, or steps into it when it is open. */
  inward(): void
  /** Closes the active call, or goes from one of its lines to it. */
  outward(): void
  /** All of the time without a range. */
  zoomTo(range?: Range): void
  /** Around the active call: less than 1 for closer. */
  zoom(factor: number): void
  showDetails(is: boolean): void
}

/** @param changed is called after everything that has to be seen */
export function createViewState(waterfall: Waterfall, open: Set<string>, changed: () => void): ViewState {
  // A little room at the end, so that the last bar does not touch the edge.
  const whole: Range = { from: 0, to: Math.max(waterfall.duration * 1.01, 1) }
  let choice: Choice = { filter: '', onlyProblems: false, range: whole, open }
  let lines = linesOf(waterfall, choice)
  let active = 0
  let shown: Call | undefined

  /** The line that was active stays it where it is still there; else its call's line. */
  const update = (next: Partial<Choice> = {}): void => {
    const before = lines[active]
    choice = { ...choice, ...next }
    lines = linesOf(waterfall, choice)
    const same = lines.findIndex(({ key }) => key === before?.key)
    active =
      same >= 0
        ? same
        : Math.max(
            0,
            lines.findIndex(({ key }) => key === before?.call.key),
          )
    changed()
  }
  const setOpen = (key: string, is: boolean): void => {
    if (is) open.add(key)
    else open.delete(key)
    update()
  }
  const moveTo = (index: number): void => {
    active = Math.max(0, Math.min(lines.length - 1, index))
    if (shown) shown = lines[active]?.call ?? shown
    changed()
  }
  const zoomTo = ({ from, to }: Range = whole): void => {
    // Nothing beyond the file, and nothing so close that numbers lose their meaning.
    const length = Math.max(0.5, Math.min(whole.to, to - from))
    const begin = Math.max(0, Math.min(whole.to - length, from))
    update({ range: length >= whole.to ? whole : { from: begin, to: begin + length } })
  }

  return {
    get lines() {
      return lines
    },
    get active() {
      return active
    },
    get range() {
      return choice.range
    },
    get isZoomed() {
      return choice.range !== whole
    },
    get shown() {
      return shown
    },
    choose: update,
    moveTo,
    toggle(index) {
      const line = lines[index]
      active = index
      if (line?.kind === 'call' && line.canOpen) setOpen(line.key, !line.isOpen)
    },
    openAll(is) {
      open.clear()
      if (is) for (const call of waterfall.calls) if (hasMore(call)) open.add(call.key)
      update()
    },
    inward() {
      const line = lines[active]
      if (line?.kind !== 'call' || !line.canOpen) return
      if (line.isOpen) moveTo(active + 1)
      else setOpen(line.key, true)
    },
    outward() {
      const line = lines[active]
      if (line?.kind !== 'call') moveTo(lines.findIndex(({ key }) => key === line?.call.key))
      else if (line.isOpen) setOpen(line.key, false)
    },
    zoomTo,
    zoom(factor) {
      const { from, to } = choice.range
      const call = lines[active]?.call
      const inSight = call && call.from >= from && call.from <= to
      const middle = inSight ? (call.from + Math.min(call.to, to)) / 2 : (from + to) / 2
      const half = ((to - from) * factor) / 2
      zoomTo({ from: middle - half, to: middle + half })
    },
    showDetails(is) {
      shown = is ? lines[active]?.call : undefined
      changed()
    },
  }
}
