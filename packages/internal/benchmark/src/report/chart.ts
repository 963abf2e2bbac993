// Draws docs/performance.svg: four panels of bars, one line per client
import { contenders, OURS } from '../contenders/index.ts'
import type { Figures } from '../figures.ts'
import { type Results, show } from './cells.ts'

interface Panel {
  readonly title: string
  readonly note: string
  value(id: string): number | undefined
}

interface Bar {
  readonly label: string
  readonly value: number
  readonly ours: boolean
}

const WIDTH = 960
const PAD = 24
const GAP = 32
const LABEL = 128
const LINE = 22
const HEAD = 46
const TOP = 70
const PANEL = (WIDTH - 2 * PAD - GAP) / 2
/** Room right of a bar for its number. */
const NUMBER = 64
/** A bar this much longer than the next is cut, or the others could not be told apart. */
const OUTLIER = 4

const COLOURS = { ours: '#07c160', floor: '#b8bec6', peer: '#7d8a9c', text: '#1f2933', faint: '#5f6b7a' }
const FONT = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'DejaVu Sans', sans-serif"

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const text = (
  x: number,
  y: number,
  content: string,
  { size = 12, fill = COLOURS.text, bold = false, end = false } = {},
) =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${bold ? ' font-weight="600"' : ''}` +
  `${end ? ' text-anchor="end"' : ''}>${escaped(content)}</text>`

const panels = ({ figures, sizes }: Results): Panel[] => {
  const at = (what: Omit<Parameters<Figures['value']>[0], 'id'>) => (id: string) => figures.value({ ...what, id })
  return [
    {
      title: 'µs per request through 3+3 real interceptors',
      note: 'shorter is better',
      value: at({ plan: 'latency', work: 'real 3+3' }),
    },
    {
      title: 'Timer turns per request at 3+3, iOS 15 and older',
      note: 'each is a setTimeout of a real phone',
      value: (id) =>
        figures.value({ plan: 'turns', work: '3+3', id }) ?? figures.value({ plan: 'turns', work: '0 hooks', id }),
    },
    {
      title: 'Bytes allocated per request at 3+3',
      note: 'shorter is better',
      value: at({ plan: 'memory', work: '3+3' }),
    },
    { title: 'Bundle, minified and gzipped, bytes', note: 'the minimal use', value: (id) => sizes.get(id)?.gzip },
  ]
}

const scaleOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => b - a)
  const [longest = 1, second = longest] = sorted
  return longest > OUTLIER * second ? second * 1.15 : longest
}

const drawBar = ({ label, value, ours }: Bar, x: number, y: number, scale: number): string => {
  const start = x + LABEL
  const room = PANEL - LABEL - NUMBER
  const cut = value > scale
  const length = Math.max(1.5, Math.min(1, value / scale) * room)
  const fill = ours ? COLOURS.ours : label.includes('raw') || label.includes('hand') ? COLOURS.floor : COLOURS.peer
  const parts = [
    text(start - 8, y + 12, label, { end: true, bold: ours }),
    `<rect x="${start}" y="${y}" width="${length.toFixed(1)}" height="15" rx="2" fill="${fill}"/>`,
    text(start + length + 6, y + 12, show(value).replace(/\.0+$/, ''), { bold: ours }),
  ]
  if (cut) {
    const at = start + length - 22
    parts.push(`<path d="M${at} ${y - 2}l6 19M${at + 6} ${y - 2}l6 19" stroke="#fff" stroke-width="3"/>`)
  }
  return parts.join('')
}

const drawPanel = ({ title, note, value }: Panel, x: number, y: number): string => {
  const bars: Bar[] = contenders
    .flatMap(({ id, label }) => {
      const found = value(id)
      return found === undefined ? [] : [{ label, value: found, ours: id === OURS }]
    })
    .sort((a, b) => a.value - b.value)
  const scale = scaleOf(bars.map((bar) => bar.value))
  return [
    text(x, y, title, { size: 14, bold: true }),
    text(x, y + 17, note, { fill: COLOURS.faint }),
    ...bars.map((bar, i) => drawBar(bar, x, y + HEAD - 14 + i * LINE, scale)),
  ].join('\n')
}

export const drawChart = (results: Results, caption: string): string => {
  const shown = contenders.filter(({ id }) => results.sizes.has(id)).length
  const height = HEAD + shown * LINE + 18
  const total = TOP + 2 * height + 20
  const drawn = panels(results).map((panel, i) =>
    drawPanel(panel, PAD + (i % 2) * (PANEL + GAP), TOP + Math.floor(i / 2) * height + 14),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total}" width="${WIDTH}" height="${total}" font-family="${FONT}" role="img" aria-label="wxpipe beside other Mini Program HTTP clients">`,
    `<rect width="${WIDTH}" height="${total}" fill="#fff"/>`,
    text(PAD, 32, 'wxpipe beside other Mini Program HTTP clients', { size: 19, bold: true }),
    text(PAD, 52, caption, { fill: COLOURS.faint }),
    ...drawn,
    '</svg>\n',
  ].join('\n')
}
