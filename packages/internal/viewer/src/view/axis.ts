// The head of the list with the times above the bars, and the lines that go down from them.
import { placeIn, type Range, ticksOf, writeTime } from '../model/scale.ts'
import type { Words } from '../words.ts'
import type { Build } from './element.ts'

export interface Axis {
  readonly head: HTMLElement
  /** Lies behind the rows. */
  readonly grid: HTMLElement
  show(range: Range, width: number): void
}

export function createAxis(build: Build, words: Words): Axis {
  const times = build('div', {
    class: 'wf-cell wf-cell-bars wf-times',
    role: 'columnheader',
    'aria-label': words.waterfall,
  })
  const lines = build('div', { class: 'wf-cell wf-cell-bars' })
  const label = (kind: string, name: string) =>
    build('div', { class: `wf-cell wf-cell-${kind}`, role: 'columnheader' }, name)
  const empty = (kind: string) => build('div', { class: `wf-cell wf-cell-${kind}` })
  return {
    head: build(
      'div',
      { class: 'wf-row wf-head', role: 'row', 'aria-rowindex': '1' },
      label('name', words.name),
      label('status', words.status),
      label('size', words.size),
      label('time', words.time),
      times,
    ),
    grid: build(
      'div',
      { class: 'wf-row wf-grid', 'aria-hidden': 'true' },
      ...['name', 'status', 'size', 'time'].map(empty),
      lines,
    ),
    show(range, width) {
      // A label needs about 90 pixels.
      const ticks = ticksOf(range, Math.max(2, Math.floor(width / 90)))
      const at = (made: HTMLElement, tick: number) => {
        made.style.left = `${(placeIn(range, tick) * 100).toFixed(3)}%`
        return made
      }
      // One that would stick out at the right is left away; its line stays.
      const labels = ticks.filter((tick) => placeIn(range, tick) < 1 - 65 / Math.max(width, 130))
      times.replaceChildren(...labels.map((tick) => at(build('span', { class: 'wf-tick' }, writeTime(tick)), tick)))
      lines.replaceChildren(...ticks.map((tick) => at(build('i', { class: 'wf-line' }), tick)))
    },
  }
}
