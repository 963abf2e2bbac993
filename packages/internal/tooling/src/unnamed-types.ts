// Finds the types that a type file speaks of and does not export: an app that exports what has one in it cannot be compiled.
import ts from 'typescript'

/**
 * The interfaces and classes that another declaration names, and that nobody can import: TypeScript writes them by name into an
 * app's own type files (TS4023), where it writes a type alias out. One that is only extended is written out, too.
 * @param declarations the text of a type file in which nothing is imported from another one of the package
 */
export function unnamedTypes(declarations: string): readonly string[] {
  const file = ts.createSourceFile('index.d.ts', declarations, ts.ScriptTarget.Latest, true)
  const exported = new Set<string>()
  const declared = new Set<string>()
  const spoken = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isExportSpecifier(node)) exported.add((node.propertyName ?? node.name).text)
    if ((ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) && node.name) declared.add(node.name.text)
    if (ts.isTypeReferenceNode(node)) spoken.add(node.typeName.getText())
    if (!ts.isHeritageClause(node)) ts.forEachChild(node, visit)
  }
  visit(file)
  return [...declared].filter((name) => spoken.has(name) && !exported.has(name)).sort()
}
