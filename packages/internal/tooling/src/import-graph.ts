// The graph of imports between files and between packages: its circles, and what ships but leans on what does not.
import { posix } from 'node:path'
import { importsOf } from './imports.ts'

/** A package as the graph sees it; `dir` is relative to the root, with slashes. */
export interface GraphPackage {
  readonly name: string
  readonly dir: string
  readonly isPrivate: boolean
}

export interface Edge {
  readonly from: string
  readonly to: string
  readonly isType: boolean
  /** Written as a path, not as a package's name. */
  readonly isPath: boolean
}

export interface ImportGraph {
  readonly files: readonly string[]
  readonly edges: readonly Edge[]
  readonly packageOf: (file: string) => GraphPackage | undefined
}

/** Builds the graph of these files, by path and text; imports of what is not among them are left out. */
export function importGraph(sources: ReadonlyMap<string, string>, packages: readonly GraphPackage[]): ImportGraph {
  // The innermost folder owns a file, since a package may stand in another's folder.
  const byDepth = [...packages].sort((a, b) => b.dir.length - a.dir.length)
  const existing = (path: string): string | undefined =>
    [path, `${path}.ts`, `${path}/index.ts`, path.replace(/\.js$/, '.ts')].find((candidate) => sources.has(candidate))
  const resolve = (from: string, specifier: string): string | undefined => {
    if (specifier.startsWith('.')) return existing(posix.join(posix.dirname(from), specifier))
    const target = packages.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`))
    if (!target) return undefined
    const within = specifier.slice(target.name.length + 1)
    return existing(`${target.dir}/src/${within || 'index'}`) ?? existing(`${target.dir}/${within}`)
  }
  const edges = [...sources].flatMap(([from, text]) =>
    importsOf(from, text).flatMap(({ specifier, isType }) => {
      const to = resolve(from, specifier)
      return to === undefined ? [] : [{ from, to, isType, isPath: specifier.startsWith('.') }]
    }),
  )
  return {
    files: [...sources.keys()],
    edges,
    packageOf: (file) => byDepth.find(({ dir }) => file.startsWith(`${dir}/`)),
  }
}

const isTest = (file: string): boolean => /\.test(-d)?\.[cm]?ts$/.test(file)

/** The files of a published package that ship: its sources that nobody imports but a test, and all that those reach. */
export function shippedFiles({ files, edges, packageOf }: ImportGraph): ReadonlySet<string> {
  const isSource = (file: string): boolean => {
    const owner = packageOf(file)
    return !!owner && !owner.isPrivate && file.startsWith(`${owner.dir}/src/`) && !isTest(file)
  }
  const imported = new Set(edges.map(({ to }) => to))
  const shipped = new Set(
    files.filter((file) => isSource(file) && (!imported.has(file) || /\/src\/index\.ts$/.test(file))),
  )
  // A set tells its later members to a loop that is under way.
  for (const file of shipped) {
    for (const { from, to } of edges) if (from === file && isSource(to)) shipped.add(to)
  }
  return shipped
}

/** Imports by which a published package would need one that is not published. */
export function forbiddenImports(graph: ImportGraph): readonly Edge[] {
  const shipped = shippedFiles(graph)
  return graph.edges.filter(({ from, to }) => shipped.has(from) && graph.packageOf(to)?.isPrivate !== false)
}

// Sources that other tools than the workspace's compile: nothing resolves a name to them there.
const isSharedExample = (path: string) => /^examples\/shared\/src\//.test(path)

// They are read before anything is installed, when no name leads to a package yet.
const isForBareCheckout = (path: string) => /^packages\/internal\/tooling\/(needs|install)\.mjs$/.test(path)

/** Imports that reach into another package by a path instead of its name. */
export const pathsBetweenPackages = ({ edges, packageOf }: ImportGraph): readonly Edge[] =>
  edges
    .filter(({ from, to, isPath }) => isPath && packageOf(from) !== packageOf(to))
    .filter(({ from, to }) => !isSharedExample(from) && !isForBareCheckout(to))

/** Groups of files that reach each other, each sorted: at run time, and those that only types close. */
export function circles({ files, edges }: ImportGraph): { atRunTime: string[][]; byTypes: string[][] } {
  const atRunTime = groups(
    files,
    edges.filter(({ isType }) => !isType),
  )
  const known = new Set(atRunTime.map(String))
  return { atRunTime, byTypes: groups(files, edges).filter((group) => !known.has(String(group))) }
}

/**
 * What `npm run graph` fails on, each in words. A circle that only types close does no harm at run time, but none of
 * its files can be read without all the others: types that files share belong in a file below them.
 */
export const faultsOf = (graph: ImportGraph): readonly string[] => {
  const { atRunTime, byTypes } = circles(graph)
  return [
    ...atRunTime.map((files) => `a circle at run time\n  ${files.join('\n  ')}`),
    ...byTypes.map((files) => `a circle by types\n  ${files.join('\n  ')}`),
    ...forbiddenImports(graph).map(({ from, to }) => `${from} ships, and imports ${to}, which does not`),
    ...pathsBetweenPackages(graph).map(({ from, to }) => `${from} imports ${to} by a path: name its package`),
  ]
}

/** Tarjan's strongly connected components, those of one file only when it imports itself. */
function groups(files: readonly string[], edges: readonly Edge[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const connect = (file: string): void => {
    index.set(file, index.size)
    low.set(file, index.get(file)!)
    stack.push(file)
    for (const to of next.get(file) ?? []) {
      if (!index.has(to)) connect(to)
      if (stack.includes(to)) low.set(file, Math.min(low.get(file)!, low.get(to)!))
    }
    if (low.get(file) !== index.get(file)) return
    const group = stack.splice(stack.indexOf(file)).sort()
    if (group.length > 1 || next.get(file)?.includes(file)) found.push(group)
  }
  for (const file of files) if (!index.has(file)) connect(file)
  return found.sort()
}
