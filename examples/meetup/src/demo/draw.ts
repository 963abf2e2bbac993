// Draws legs as lines of a table that has one column for each interceptor.
import type { Colors } from 'picocolors/types'
import { type Leg, nameOf } from './recorder.ts'

const LABEL = 33

interface Row {
  readonly leg: Leg
  count: number
}

/** The interceptors' names, outermost first, each broken at its hyphen. */
export function drawNames(names: readonly string[], { dim }: Colors): string[] {
  const pairs = names.map((name) => (name.includes('-') ? name.split(/(?<=-)/) : ['', name]))
  return [0, 1].map((line) => {
    const cells = pairs.map((pair, column) => (pair[line] ?? '').padEnd(widthOf(names[column]!)))
    return dim(' '.repeat(LABEL) + cells.join('').trimEnd())
  })
}

/**
 * One line for each leg. Calls of one wave that look the same share a line, and so do errors and replays of a scene.
 */
export function drawLegs(legs: readonly Leg[], names: readonly string[], colors: Colors): string[] {
  const rows = new Map<string, Row>()
  for (const leg of legs) {
    const { ride, isReplay, stops, response, error } = leg
    const wave = isReplay ? undefined : ride.wave
    const name = error && nameOf(error)
    const look = JSON.stringify([wave, isReplay, stops, response, name, leg.isFromWire, holderOf(leg, names)])
    const row = rows.get(look)
    if (row) row.count++
    else rows.set(look, { leg, count: 1 })
  }
  return [...rows.values()].map((row) => labelOf(row, colors) + pathOf(row.leg, names, colors))
}

function labelOf({ leg: { ride, isReplay, error }, count }: Row, { red, dim }: Colors): string {
  if (error) return red(`   ✗ ${nameOf(error)}`.padEnd(LABEL - 6)) + dim((count > 1 ? `×${count}` : '').padEnd(6))
  const one = isReplay ? `replay of ${ride.path.split('/').at(-1)}` : `${ride.method.padEnd(4)} ${ride.path}`
  return `   ${count > 1 ? `${count} ${isReplay ? 'replays' : 'calls at once'}` : one}`.padEnd(LABEL)
}

function pathOf(leg: Leg, names: readonly string[], colors: Colors): string {
  const { stops, error, response = '' } = leg
  const columns = stops.map((stop) => names.indexOf(stop)).filter((column) => column >= 0)
  const holder = holderOf(leg, names)
  const from = Math.min(...columns, holder === undefined ? Number.POSITIVE_INFINITY : names.indexOf(holder))
  const isAcross = error ? leg.isFromWire : response !== ''
  const until = isAcross ? names.length : Math.max(...columns)
  const cells = names.map((name, column) => {
    const width = widthOf(name)
    if (column < from || column > until) return ' '.repeat(width)
    const mark = markAt(name, column)
    return mark + (column === until ? ' ' : '─').repeat(width - mark.length)
  })
  const line = cells.join('').trimEnd()
  const dot = (text: string) => text.replace('●', colors.yellow('●'))
  if (error) return colors.red(dot(line) + (leg.isFromWire ? '✗' : ''))
  if (!isAcross) return dot(colors.dim(line))
  const color = / (10000|0)$/.test(response) ? colors.green : colors.yellow
  return `${dot(colors.dim(line))}${colors.dim('▸')} ${color(response)}`

  function markAt(name: string, column: number): string {
    if (name === holder) return '●'
    if (!stops.includes(name)) return '─'
    if (!error) return '›'
    return column === until ? '✗' : column === from ? '‹' : '─'
  }
}

/**
 * The interceptor that took up an error, which is just outside the last one it passed; or the one that responded itself.
 */
function holderOf({ error, stops, heldBy, respondedBy }: Leg, names: readonly string[]): string | undefined {
  return error ? (heldBy ?? names[names.indexOf(stops.at(-1)!) - 1]) : respondedBy
}

const widthOf = (name: string) => Math.max(...name.split(/(?<=-)/).map((part) => part.length)) + 1
