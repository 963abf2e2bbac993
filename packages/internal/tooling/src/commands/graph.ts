// `npm run graph -- [package]`: draws who imports whom; fails on a circle, a private import, a path.
import { type Edge, faultsOf, shippedFiles } from '../import-graph.ts'
import { repositoryGraph } from '../repository-graph.ts'

const [wanted] = process.argv.slice(2)
const graph = repositoryGraph()
const shipped = shippedFiles(graph)
const packageName = (file: string): string => graph.packageOf(file)?.name ?? file.split('/')[0]!
const isTest = (file: string): boolean => /\.test(-d)?\.ts$|\/test\/|\/fixtures\//.test(file)

/** A line for each start: what it imports at run time, then what for types alone, then what only its tests import. */
function draw(edges: readonly Edge[], nameOf: (file: string) => string): string {
  const starts = new Map<string, Map<string, number>>()
  for (const { from, to, isType } of edges) {
    if (nameOf(from) === nameOf(to)) continue
    const ends = starts.get(nameOf(from)) ?? new Map<string, number>()
    // A published package's tests, and their helpers, do not ship.
    const isForTests = isTest(from) || (graph.packageOf(from)?.isPrivate === false && !shipped.has(from))
    const kind = isForTests ? 2 : isType ? 1 : 0
    starts.set(nameOf(from), ends.set(nameOf(to), Math.min(kind, ends.get(nameOf(to)) ?? 2)))
  }
  const lines = [...starts].sort().map(([start, ends]) => {
    const of = (kind: number) => [...ends].filter(([, own]) => own === kind).map(([end]) => end)
    const parts = ['→', 'types →', 'tests →'].map((arrow, kind) =>
      of(kind).length ? `${arrow} ${of(kind).sort().join(' ')}` : '',
    )
    return `  ${start} ${parts.filter(Boolean).join('  ')}`
  })
  return lines.join('\n')
}

if (wanted) {
  const dir = graph.files.map(graph.packageOf).find((owner) => owner?.name.replace(/^@wxpipe\//, '') === wanted)?.dir
  if (!dir) throw new Error(`there is no package ${wanted}`)
  const within = (file: string): boolean => file.startsWith(`${dir}/`) && !isTest(file)
  const edges = graph.edges.filter(({ from, to }) => within(from) && within(to))
  console.log(`${wanted}: ${new Set(edges.flatMap(({ from, to }) => [from, to])).size} files, ${edges.length} imports`)
  console.log(draw(edges, (file) => file.slice(dir.length + 1).replace(/^src\//, '')))
} else {
  console.log(
    `${graph.files.length} files, ${graph.edges.length} imports; npm run graph -- core draws one package's files`,
  )
  console.log(draw(graph.edges, packageName))
}

const faults = faultsOf(graph)
for (const fault of faults) console.error(`\n${fault}`)
process.exitCode = faults.length ? 1 : 0
