// The whole file at a glance: one stroke for each call, and a window that is dragged to look closer.
import type { Call, Waterfall } from '../model/calls.ts'
import { isProblem } from '../model/entry.ts'
import type { Range } from '../model/scale.ts'
import type { Words } from '../words.ts'
import { type Build, place } from './element.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** Units of the picture's own; it is stretched to whatever room it has. */
const WIDTH = 1_000
const HEIGHT = 100
/** More lines than that would lie on each other: the next call takes the first one again, further to the right. */
const LINES = 20

export interface Overview {
  readonly element: HTMLElement
  /** Shows which part of the time is being looked at. */
  show(range: Range): void
}

/** @param choose gets the stretch of time that was dragged over; all of it after a click */
export function createOverview(
  build: Build,
  words: Words,
  waterfall: Waterfall,
  choose: (range: Range) => void,
): Overview {
  const whole = { from: 0, to: waterfall.duration }
  const lens = build('i', { class: 'wf-lens' })
  const element = build('div', {
    class: 'wf-overview',
    role: 'img',
    'aria-label': words.overview,
    title: words.overviewHint,
  })
  element.append(drawCalls(element.ownerDocument, waterfall), lens)

  const timeAt = ({ clientX }: PointerEvent): number => {
    const { left, width } = element.getBoundingClientRect()
    return Math.max(0, Math.min(1, (clientX - left) / (width || 1))) * whole.to
  }
  let anchor: number | undefined
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    anchor = timeAt(event)
    element.setPointerCapture(event.pointerId)
  })
  element.addEventListener('pointermove', (event) => {
    if (anchor === undefined) return
    const at = timeAt(event)
    show({ from: Math.min(anchor, at), to: Math.max(anchor, at) })
  })
  element.addEventListener('pointerup', (event) => {
    if (anchor === undefined) return
    const at = timeAt(event)
    const [from, to] = [Math.min(anchor, at), Math.max(anchor, at)]
    anchor = undefined
    // A click is no stretch: it gives everything back.
    choose(to - from > whole.to / 200 ? { from, to } : whole)
  })
  element.addEventListener('pointercancel', () => {
    anchor = undefined
    choose(whole)
  })
  const show = ({ from, to }: Range): void => {
    const length = whole.to || 1
    place(lens, from / length, to / length)
    lens.classList.toggle('wf-lens-whole', from <= 0 && to >= whole.to)
  }
  return { element, show }
}

/** One path for each colour, however many calls there are. */
function drawCalls(owner: Document, { calls, duration }: Waterfall): SVGElement {
  const paths = new Map<string, string>()
  const lines = Math.min(LINES, calls.length)
  calls.forEach((call, index) => {
    const y = ((((index % lines) + 0.5) / lines) * HEIGHT).toFixed(1)
    const x = (at: number) => ((at / (duration || 1)) * WIDTH).toFixed(1)
    const kind = kindOf(call)
    // Never shorter than can be seen.
    const end = Math.max(call.to, call.from + duration / 400)
    paths.set(kind, `${paths.get(kind) ?? ''}M${x(call.from)} ${y}H${x(end)}`)
  })
  const svg = owner.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)
  svg.setAttribute('preserveAspectRatio', 'none')
  svg.setAttribute('aria-hidden', 'true')
  for (const kind of ['good', 'odd', 'bad']) {
    const path = owner.createElementNS(SVG, 'path')
    path.setAttribute('class', `wf-stroke-${kind}`)
    path.setAttribute('d', paths.get(kind) ?? '')
    path.setAttribute('vector-effect', 'non-scaling-stroke')
    svg.append(path)
  }
  return svg
}

const kindOf = ({ outcome, entries }: Call): string => {
  if (isProblem(outcome)) return 'bad'
  return entries.length > 1 || outcome === 'redirect' ? 'odd' : 'good'
}
