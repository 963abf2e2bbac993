// Reads what a package's built type file says to an editor: the docstring, the examples and the fields of each export.
import ts from 'typescript'

/** One exported name. */
export interface Documented {
  readonly name: string
  /** Called by people: a function, a class, or a constant that is a function. */
  readonly isCallable: boolean
  readonly docstring: string
  /** The code of each `@example`. */
  readonly examples: readonly string[]
  /** The named members of an interface. */
  readonly fields: readonly { readonly name: string; readonly docstring: string }[]
}

/** The exports of a type file that it declares itself, in their order there. */
export function docstringsOf(declarations: string): readonly Documented[] {
  const file = ts.createSourceFile('index.d.ts', declarations, ts.ScriptTarget.Latest, true)
  const exported = new Set<string>()
  for (const statement of file.statements)
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
      for (const { propertyName, name } of statement.exportClause.elements) exported.add((propertyName ?? name).text)
  return file.statements.flatMap((statement) => {
    const name = nameOf(statement)
    if (name === undefined || !exported.has(name)) return []
    const fields = ts.isInterfaceDeclaration(statement)
      ? statement.members.flatMap((member) =>
          member.name ? { name: member.name.getText(), docstring: textOf(member) } : [],
        )
      : []
    return {
      name,
      isCallable: isCallable(statement),
      docstring: textOf(statement),
      examples: examplesOf(statement),
      fields,
    }
  })
}

function nameOf(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText()
  return (statement as { name?: ts.Node }).name?.getText()
}

function isCallable(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return true
  const type = ts.isVariableStatement(statement) && statement.declarationList.declarations[0]?.type
  return !!type && ts.isFunctionTypeNode(type)
}

/** The examples of a declaration and of all that it holds; the parts of a constant repeat those of the whole. */
function examplesOf(node: ts.Node): readonly string[] {
  const own = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .flatMap(({ tags = [] }) => tags)
    .filter(({ tagName }) => tagName.text === 'example')
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
  const inside: string[] = []
  ts.forEachChild(node, (child) => void inside.push(...examplesOf(child)))
  return [...new Set([...own, ...inside])]
}

/** The docstring without its tags. */
function textOf(node: ts.Node): string {
  const [docstring] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  return (docstring && ts.getTextOfJSDocComment(docstring.comment)) ?? ''
}

/** The default that a docstring gives as a number or in quotes, as a README writes it; undefined for any other. */
export function defaultIn(docstring: string): string | undefined {
  const [, said] =
    /\bdefault:? (?:of )?(`?'[^']*'`?|`\[[^`]*\]`|`?(?:true|false)\b`?|\d+(?:,\d+)*)/i.exec(docstring) ?? []
  return said?.replace(/`/g, '')
}

/** The unit that a docstring begins with, as READMEs write it in either language. */
export function unitIn(docstring: string): RegExp | undefined {
  if (/^milliseconds/i.test(docstring)) return /\bms\b|milliseconds|毫秒/i
  return /^bytes/i.test(docstring) ? /bytes|字节/i : undefined
}

/** The rows of a README's tables whose first cell names this option. */
export function rowsOf(markdown: string, option: string): readonly string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && new RegExp(`\`${option}\``).test(line.split('|')[1] ?? ''))
    .map((line) => line.replace(/`/g, '').replace(/(\d)_(?=\d)/g, '$1,'))
}
