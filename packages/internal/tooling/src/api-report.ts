// The public types of a built package as a text to keep: sorted and without comments, so that it differs when they do.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'
import { type PublishedPackage, readManifest, root } from './repository.ts'

/** Where a package's report is kept. */
export const reportPath = ({ dir }: Pick<PublishedPackage, 'dir'>): string => join(dir, 'api.d.ts')

/** The report of a package as it is built, or undefined when it is not. */
export function report({ name, dir }: PublishedPackage): string | undefined {
  const files = entriesOf(readManifest(dir).exports).map(([entry, file]) => [entry, join(dir, file)] as const)
  if (files.length === 0 || files.some(([, file]) => !existsSync(file))) return undefined
  const parts = files.map(([entry, file]) => {
    const title = join(name, entry).replace(/\\/g, '/')
    return `// ${title}\n\n${sorted(readFileSync(file, 'utf8'))}`
  })
  const head = `// The public types of ${name}, as built. Written by npm run api: a change here is a change of the API.\n\n`
  return formatted(head + parts.join('\n'))
}

/** The type files of the entries that `require` reaches; those of `import` are the same declarations. */
function entriesOf(exports: unknown, entry = '.'): (readonly [string, string])[] {
  if (typeof exports === 'string') return /\.d\.[cm]?ts$/.test(exports) ? [[entry, exports]] : []
  if (typeof exports !== 'object' || exports === null) return []
  const conditions = Object.entries(exports)
  if (conditions.some(([key]) => key.startsWith('.')))
    return conditions.flatMap(([key, value]) => entriesOf(value, key))
  const [, chosen] =
    conditions.find(([key]) => key === 'types') ??
    conditions.find(([key]) => key === 'require') ??
    conditions.find(([key]) => key === 'default') ??
    []
  return entriesOf(chosen, entry)
}

/** The declarations in the order of their names, wherever in the sources they stand; overloads stay in theirs. */
export function sorted(declarations: string): string {
  const file = ts.createSourceFile('api.d.ts', declarations, ts.ScriptTarget.Latest, true)
  const printer = ts.createPrinter({ removeComments: true })
  const lines = file.statements.map((statement) => ({
    key: keyOf(statement),
    text: printer.printNode(ts.EmitHint.Unspecified, statement, file),
  }))
  return `${lines
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ text }) => text)
    .join('\n\n')}\n`
}

// Imports first, exports last, names between them.
function keyOf(statement: ts.Statement): string {
  if (ts.isImportDeclaration(statement)) return `0 ${statement.moduleSpecifier.getText()}`
  if (ts.isExportDeclaration(statement)) return `2 ${statement.moduleSpecifier?.getText() ?? ''}`
  if (ts.isVariableStatement(statement)) return `1 ${statement.declarationList.declarations[0]?.name.getText()}`
  const { name } = statement as { name?: ts.Node }
  return `1 ${name?.getText() ?? ''}`
}

/** As Biome writes this repository's files, lists of names sorted, so that the report passes as one of them. */
export function formatted(text: string): string {
  const biome = createRequire(join(root, 'package.json')).resolve('@biomejs/biome/bin/biome')
  const args = [biome, 'check', '--write', '--stdin-file-path=packages/api.d.ts']
  return execFileSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' })
}
