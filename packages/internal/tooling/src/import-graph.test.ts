// The import graph: planted circles and forbidden imports are found, and the repository has neither.
import { describe, expect, it } from 'vitest'
import {
  circles,
  faultsOf,
  forbiddenImports,
  type GraphPackage,
  importGraph,
  pathsBetweenPackages,
} from './import-graph.ts'
import { repositoryGraph } from './repository-graph.ts'

const core: GraphPackage = { name: '@wxpipe/core', dir: 'packages/core', isPrivate: false }
const plugin: GraphPackage = { name: '@wxpipe/plugin', dir: 'packages/plugin', isPrivate: false }
const tooling: GraphPackage = { name: '@wxpipe/tooling', dir: 'packages/internal/tooling', isPrivate: true }

/** A graph of planted files, by path below packages/. */
const graphOf = (files: Readonly<Record<string, string>>) =>
  importGraph(new Map(Object.entries(files).map(([path, text]) => [`packages/${path}`, text])), [core, plugin, tooling])

describe('a circle of files', () => {
  it('at run time is found, also over a package’s name', () => {
    const graph = graphOf({
      'core/src/index.ts': "export { a } from './a.ts'",
      'core/src/a.ts': "import { b } from './b.ts'\nexport const a = b",
      'core/src/b.ts': "import { a } from '@wxpipe/core'\nexport const b = a",
    })
    const circle = ['packages/core/src/a.ts', 'packages/core/src/b.ts', 'packages/core/src/index.ts']
    expect(circles(graph)).toEqual({ atRunTime: [circle], byTypes: [] })
  })

  it('by types alone is told apart', () => {
    const graph = graphOf({
      'core/src/a.ts': "import type { B } from './b.ts'\nexport interface A { b: B }",
      'core/src/b.ts': "import { type A } from './a.ts'\nexport interface B { a: A }",
    })
    expect(circles(graph)).toEqual({ atRunTime: [], byTypes: [['packages/core/src/a.ts', 'packages/core/src/b.ts']] })
  })

  it('that one import at run time and one type close counts as one by types', () => {
    const graph = graphOf({
      'core/src/a.ts': "import { b } from './b.ts'\nexport const a = b",
      'core/src/b.ts': "export type A = import('./a.ts').A\nexport const b = 1",
    })
    expect(circles(graph).byTypes).toHaveLength(1)
    expect(circles(graph).atRunTime).toEqual([])
  })

  it('of import() and require() counts as one at run time', () => {
    const graph = graphOf({ 'core/src/a.ts': "import('./b.ts')", 'core/src/b.ts': "require('./a.ts')" })
    expect(circles(graph).atRunTime).toHaveLength(1)
  })
})

describe('a published package', () => {
  const privates = { 'internal/tooling/src/index.ts': '', 'internal/tooling/src/sizes.ts': '' }

  it('may not import a private one from what ships, by name or by path, not even a type', () => {
    const graph = graphOf({
      ...privates,
      'plugin/src/index.ts': "export * from './plugin.ts'",
      'plugin/src/plugin.ts':
        "import type { Size } from '../../internal/tooling/src/sizes.ts'\nimport '@wxpipe/tooling'",
    })
    expect(forbiddenImports(graph).map(({ from, to }) => [from, to])).toEqual([
      ['packages/plugin/src/plugin.ts', 'packages/internal/tooling/src/sizes.ts'],
      ['packages/plugin/src/plugin.ts', 'packages/internal/tooling/src/index.ts'],
    ])
  })

  it('may do so from its tests, their helpers and its build', () => {
    const uses = "import '@wxpipe/tooling'"
    const graph = graphOf({
      ...privates,
      'plugin/src/index.ts': '',
      'plugin/src/plugin.test.ts': `import './helper.ts'\n${uses}`,
      'plugin/src/helper.ts': uses,
      'plugin/test/model.ts': uses,
      'plugin/tsup.config.ts': uses,
    })
    expect(forbiddenImports(graph)).toEqual([])
  })
})

it('a path into another package is found, a name and a path at home are not', () => {
  const graph = graphOf({
    'core/src/index.ts': "export * from './a.ts'",
    'core/src/a.ts': '',
    'plugin/src/plugin.test.ts': "import '@wxpipe/core'\nimport '../../core/src/a.ts'",
  })
  expect(pathsBetweenPackages(graph).map(({ to }) => to)).toEqual(['packages/core/src/a.ts'])
})

it('every kind of fault is told with its files', () => {
  const graph = graphOf({
    'core/src/index.ts': "import './a.ts'\nimport type { B } from './b.ts'\nimport '@wxpipe/tooling'",
    'core/src/a.ts': "import './index.ts'",
    'core/src/b.ts': "import type { A } from './c.ts'",
    'core/src/c.ts': "import type { B } from './b.ts'",
    'plugin/src/index.ts': "import '../../core/src/b.ts'",
    'internal/tooling/src/index.ts': '',
  })
  expect(faultsOf(graph)).toEqual([
    'a circle at run time\n  packages/core/src/a.ts\n  packages/core/src/index.ts',
    'a circle by types\n  packages/core/src/b.ts\n  packages/core/src/c.ts',
    'packages/core/src/index.ts ships, and imports packages/internal/tooling/src/index.ts, which does not',
    'packages/plugin/src/index.ts imports packages/core/src/b.ts by a path: name its package',
  ])
})

it('this repository has no circle of files, not even by types, no published package that needs a private one, and no path into another package', () => {
  const graph = repositoryGraph()
  expect(graph.edges.length).toBeGreaterThan(500)
  expect(faultsOf(graph)).toEqual([])
})
