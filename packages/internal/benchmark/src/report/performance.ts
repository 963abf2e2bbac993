// Reads the tables of docs/performance.md back, for the documents that show a part of them

export type Column = 'turns' | 'time' | 'jitless' | 'setting' | 'bytes' | 'gzip' | 'cold'

export interface Performance {
  readonly day: string
  readonly versions: string
  readonly clients: readonly string[]
  /** A client's cell without its ratio. */
  cell(client: string, column: Column): string
  /** The rows of the stampede that is spread: label, refreshes, replays, ok, failed, never settled, … */
  readonly stampede: readonly (readonly string[])[]
}

/** What a cell says as a number; a cell without one is behind all others. */
export const figureOf = (cell: string): number => Number.parseFloat(cell.replace(/,/g, '')) || Number.POSITIVE_INFINITY

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

interface Found {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The first table whose head has these words. */
function tableWith(text: string, words: RegExp): Found {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith('|') && words.test(line))
  if (start < 0) throw new Error(`docs/performance.md has no table with ${words}`)
  const after = lines.slice(start + 2)
  const end = after.findIndex((line) => !line.startsWith('|'))
  return { head: cellsOf(lines[start] ?? ''), rows: after.slice(0, end < 0 ? undefined : end).map(cellsOf) }
}

/**
 * @param readme where wxpipe's size stands that a test holds: it follows each build, the benchmark only its own runs
 */
export function readPerformance(performance: string, readme: string): Performance {
  const main = tableWith(performance, /\| turns 0\/3\/20 \|/)
  const jitless = tableWith(performance, /^\| µs without JIT/)
  const places = {
    turns: [main, /^turns/],
    time: [main, /^3\+3/],
    jitless: [jitless, /^3\+3/],
    setting: [main, /^20\+20, each sets/],
    bytes: [main, /^bytes/],
    gzip: [main, /^gzip/],
    cold: [main, /^cold/],
  } as const
  const [, ownSize = ''] = /`@wxpipe\/core`.*\| ([\d,]+)[^|]*\|$/m.exec(readme) ?? []
  const [, day = '', versions = ''] = /^- (\d{4}-\d\d-\d\d) [\s\S]*?^- (@wxpipe\/core [^\n]*)$/m.exec(performance) ?? []
  const cell = (client: string, column: Column): string => {
    if (client === 'wxpipe' && column === 'gzip') return ownSize
    const [table, head] = places[column]
    const at = table.head.findIndex((name) => head.test(name))
    const found = (table.rows.find(([label]) => label === client)?.[at] ?? '–').replace(/ \(.*/, '')
    // Of 0, 3 and 20 hooks each way the last two; the floors take none, and have one figure.
    return column === 'turns' ? found.split('/').slice(-2).join(', ') : found
  }
  return {
    day,
    versions,
    clients: main.rows.map(([label = '']) => label),
    cell,
    stampede: tableWith(performance, /1,000 expired, spread/).rows,
  }
}
