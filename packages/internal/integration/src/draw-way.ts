// Draws a request's way for the README: down through the interceptors to the host, and its response back up.

/** An interceptor as the picture shows it. */
export interface Station {
  readonly order: number
  readonly name: string
  readonly words: string
  /** Does something on the way down, and on the way back. */
  readonly goesDown: boolean
  readonly comesUp: boolean
}

export interface WayWords {
  /** For who cannot see it. */
  readonly title: string
  readonly top: string
  readonly request: string
  readonly response: string
}

const WIDTH = 760
const ROW = 42
const GAP = 8
const EDGE = 12
const END = 40
const LEFT = 52
const RIGHT = WIDTH - LEFT
const INNER = 92

const sans = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
const mono = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"

// The picture has a ground of its own, so it can be read whatever stands around it; it goes with the reader's colours.
const style = `
.ground { fill: #ffffff; stroke: #d1d9e0 }
.box { fill: #f6f8fa; stroke: #d1d9e0 }
.end { fill: #e9edf2; stroke: #d1d9e0 }
text { font: 13px ${sans}; fill: #1f2328 }
.code { font: 600 13px ${mono} }
.order { font: 12px ${mono}; fill: #59636e }
.down { stroke: #0969da; fill: #0969da }
.up { stroke: #1a7f37; fill: #1a7f37 }
.lane { stroke-width: 2; fill: none }
@media (prefers-color-scheme: dark) {
.ground { fill: #0d1117; stroke: #3d444d }
.box { fill: #151b23; stroke: #3d444d }
.end { fill: #262c36; stroke: #3d444d }
text { fill: #f0f6fc }
.order { fill: #9198a1 }
.down { stroke: #4493f8; fill: #4493f8 }
.up { stroke: #3fb950; fill: #3fb950 }
}
.said { stroke: none }`.trim()

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}"${more}>${escaped(words)}</text>`
const box = (kind: string, y: number, height: number) =>
  `<rect class="${kind}" x="${INNER}" y="${y}" width="${WIDTH - 2 * INNER}" height="${height}" rx="6"/>`
const middle = ' text-anchor="middle"'

/** A lane with its head, and a dot beside each interceptor that does something there. */
function lane(kind: 'down' | 'up', x: number, from: number, to: number, stops: readonly number[]): string {
  const point = kind === 'down' ? to : from
  const back = kind === 'down' ? -8 : 8
  return [
    `<path class="lane ${kind}" d="M${x} ${from}V${to}"/>`,
    `<path class="${kind}" d="M${x} ${point}l-5 ${back}h10z"/>`,
    ...stops.map((y) => `<circle class="${kind}" cx="${x}" cy="${y}" r="5"/>`),
  ].join('\n')
}

export function drawWay(stations: readonly Station[], words: WayWords): string {
  const first = EDGE + END + GAP + 6
  const rows = stations.map((station, at) => ({ ...station, y: first + at * (ROW + GAP) }))
  const bottom = first + rows.length * (ROW + GAP) + 6
  const height = bottom + END + EDGE
  const from = EDGE + END / 2 + 14
  const to = bottom + END / 2 - 14
  const stops = (isThere: (row: Station) => boolean) => rows.filter(isThere).map(({ y }) => y + ROW / 2)
  const said = rows.flatMap(({ order, name, words: what, y }) => [
    box('box', y, ROW),
    text(INNER + 16, y + 26, `${order}`, ' class="order"'),
    text(INNER + 56, y + 26, name, ' class="code"'),
    text(INNER + 200, y + 26, what),
  ])
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(words.title)}">`,
    `<style>\n${style}\n</style>`,
    `<rect class="ground" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="10"/>`,
    box('end', EDGE, END),
    text(WIDTH / 2, EDGE + 25, words.top, ` class="code"${middle}`),
    ...said,
    box('end', bottom, END),
    text(WIDTH / 2, bottom + 25, 'wx.request', ` class="code"${middle}`),
    text(LEFT, EDGE + 24, words.request, ` class="down said"${middle}`),
    text(RIGHT, EDGE + 24, words.response, ` class="up said"${middle}`),
    lane(
      'down',
      LEFT,
      from,
      to,
      stops(({ goesDown }) => goesDown),
    ),
    lane(
      'up',
      RIGHT,
      from,
      to,
      stops(({ comesUp }) => comesUp),
    ),
    '</svg>\n',
  ].join('\n')
}
