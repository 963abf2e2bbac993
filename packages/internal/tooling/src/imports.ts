// Reads what a source file imports, and whether the import is there at run time or for types only.
import ts from 'typescript'

export interface Import {
  readonly specifier: string
  readonly isType: boolean
}

/** Every module that a source names: imports, exports from, `import()`, `require()` and types by `import('…')`. */
export function importsOf(path: string, text: string): readonly Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false)
  const found: Import[] = []
  const add = (node: ts.Node | undefined, isType: boolean): void => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, isType })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly || hasOnlyTypes(node.exportClause))
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    else if (ts.isCallExpression(node) && isLoad(node.expression)) add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const isLoad = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (!clause.name && hasOnlyTypes(clause.namedBindings))
}

/** `{ type A, type B }`: a bundler leaves nothing of such an import. */
const hasOnlyTypes = (names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean =>
  !!names && 'elements' in names && names.elements.length > 0 && names.elements.every(({ isTypeOnly }) => isTypeOnly)
