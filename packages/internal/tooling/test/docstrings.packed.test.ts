// What editors show of the packages: every export says what it is for, its examples compile, and no README contradicts it.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { type Documented, defaultIn, docstringsOf, rowsOf, unitIn } from '../src/docstrings.ts'
import { installedDir } from '../src/installed-app.ts'
import { publishedPackages, root } from '../src/repository.ts'
import { checkSnippets } from '../src/snippets.ts'

const app = inject('installedApp')
const documented = publishedPackages.map((published) => ({
  ...published,
  exports: docstringsOf(readFileSync(join(installedDir(app, published), 'dist/index.d.ts'), 'utf8')),
}))

/** Which package each name is imported from; the first of several that have it. */
const origins = new Map<string, string>()
for (const { name, exports } of documented)
  for (const each of exports) if (!origins.has(each.name)) origins.set(each.name, name)

describe.each(documented)('what $name exports', ({ exports }) => {
  it('has docstrings', () => {
    expect(exports.filter(({ docstring }) => docstring === '').map(({ name }) => name)).toEqual([])
  })

  it('has an example where it is called', () => {
    expect(exports.filter((each) => each.isCallable && each.examples.length === 0).map(({ name }) => name)).toEqual([])
  })
})

describe('the examples', () => {
  // A folder of its own: the snippets of the documents are beside the packages, too.
  const folder = join(app, 'docstrings')
  const standIns = join(folder, 'examples.d.ts')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(root, 'packages/internal/tooling/fixtures/examples.d.ts'), standIns)
  const snippets = documented.flatMap(({ id, name, isForNode, exports }) =>
    exports.flatMap((each) =>
      each.examples.map((code, index) => ({
        document: `${name} ${each.name}`,
        line: 0,
        file: `${isForNode ? 'test' : 'src'}/${id}-${each.name}-${index}.ts`,
        preamble: `/// <reference path="${standIns}" />`,
        code: `${importsFor(
          code,
          exports.map((one) => one.name),
          name,
        )}\n${code}`,
        meta: '',
      })),
    ),
  )

  it('compile', () => {
    expect(checkSnippets(folder, snippets).map(({ message }) => message)).toEqual([])
  })
})

/** The names of packages in a piece of code, imported: those of its own package before those of others. */
function importsFor(code: string, own: readonly string[], ownPackage: string): string {
  const words = new Set(code.replace(/^import .*$/gm, '').match(/[\w$]+/g))
  const imported = /^import \{ (.*) \}/gm
  const already = new Set([...code.matchAll(imported)].flatMap(([, names = '']) => names.split(', ')))
  return [...words]
    .filter((word) => !already.has(word) && origins.has(word))
    .map((word) => `import { ${word} } from '${own.includes(word) ? ownPackage : origins.get(word)}'`)
    .join('\n')
}

/** Whether these are options that a README has a table of: those of a function of the package, or a part of them. */
function isOfFactory({ name, docstring }: Documented, exports: readonly Documented[]): boolean {
  const [, factory] = /(?:options|bounds) of `(\w+)/i.exec(docstring) ?? []
  return /(Rule|Bounds)$/.test(name) || exports.some((each) => each.name === factory)
}

describe.each(documented)('the options of $name', ({ dir, exports }) => {
  it.each(['README.md', 'README.zh-CN.md'])('have the same defaults and units in %s', (file) => {
    const markdown = existsSync(join(dir, file)) ? readFileSync(join(dir, file), 'utf8') : ''
    const options = exports.filter((each) => isOfFactory(each, exports)).flatMap(({ fields }) => fields)
    const different = options.flatMap(({ name, docstring }) => {
      const rows = rowsOf(markdown, name)
      const value = defaultIn(docstring)
      const unit = unitIn(docstring)
      if (rows.length === 0) return []
      return [
        ...(value !== undefined && !rows.some((row) => row.includes(value)) ? [`${name}: default ${value}`] : []),
        ...(unit && !rows.some((row) => unit.test(row)) ? [`${name}: ${docstring.split(' ')[0]}`] : []),
      ]
    })
    expect(different).toEqual([])
  })
})
