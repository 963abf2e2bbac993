// How many bytes of the compiled example are the app's own, each package's, and the compiler's helpers.

export interface Share {
  readonly what: string
  readonly bytes: number
}

/** The scripts that the app reaches from its pages, summed up by whose they are. */
export function sharesOf(
  files: Readonly<Record<string, Uint8Array>>,
  dependencies: Readonly<Record<string, readonly string[]>>,
): Share[] {
  const sums = new Map<string, number>()
  for (const path of reached(dependencies)) {
    if (!path.endsWith('.js')) continue
    const what = ownerOf(path)
    sums.set(what, (sums.get(what) ?? 0) + (files[path]?.length ?? 0))
  }
  return [...sums].map(([what, bytes]) => ({ what, bytes })).sort((a, b) => b.bytes - a.bytes)
}

function reached(dependencies: Readonly<Record<string, readonly string[]>>): Set<string> {
  const seen = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const next of dependencies[path] ?? []) visit(next)
  }
  visit('app.json')
  return seen
}

function ownerOf(path: string): string {
  if (path.startsWith('@babel/')) return 'helpers of the ES5 compiler'
  return /^miniprogram_npm\/(@wxpipe\/[^/]+)/.exec(path)?.[1] ?? 'the app’s own'
}

/** One package's main file, and the bytes that budgets.json grants it. */
export interface Main extends Share {
  readonly limit: number
}

/** The tables that the test prints. */
export function drawShares(shares: readonly Share[], mains: readonly Main[]): string {
  const width = Math.max(...[...shares, ...mains].map(({ what }) => what.length))
  const row = ({ what, bytes }: Share) => `  ${what.padEnd(width)}  ${inKilobytes(bytes)}`
  const whole = { what: 'the whole JavaScript', bytes: shares.reduce((sum, { bytes }) => sum + bytes, 0) }
  return [
    'The example as WeChat’s tools pack it: ES5, minified, not compressed',
    ...[whole, ...shares].map(row),
    'Each package’s main file as 构建 npm takes it, before these tools minify it',
    ...mains.map((main) => `${row(main)}  limit ${inKilobytes(main.limit).trim()}`),
  ].join('\n')
}

const inKilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(6)} KB`
