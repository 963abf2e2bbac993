// A failure that a snippet catches is thrown on or written into the console: nothing else tells of a mistyped option.
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { readMarkdown, type Snippet } from './markdown.ts'
import { repositoryFiles } from './repository.ts'

const documents = repositoryFiles.filter((path) => path.endsWith('.md') && readMarkdown(path).snippets.length > 0)

/** What handles a named failure: `catch (error) { … }` and `.catch((error) => …)`, where nothing lets it be seen. */
function swallowing({ document, line, code }: Snippet): string[] {
  const found: string[] = []
  const source = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true)
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit)
    const handler = ts.isCatchClause(node)
      ? node.variableDeclaration && node
      : ts.isCallExpression(node) && handlerOf(node)
    if (handler && !/\bthrow\b|\bconsole\./.test(handler.getText())) {
      const at = source.getLineAndCharacterOfPosition(handler.getStart()).line
      found.push(`${document}:${line + at}`)
    }
  }
  visit(source)
  return found
}

/** A handler that takes no parameter means to keep silent, and one that returns it gives the failure on. */
function handlerOf({ expression, arguments: [given] }: ts.CallExpression): ts.ArrowFunction | undefined {
  const isCatch = ts.isPropertyAccessExpression(expression) && expression.name.text === 'catch'
  if (!isCatch || !given || !ts.isArrowFunction(given) || !given.parameters[0]) return undefined
  return given.body.getText() === given.parameters[0].name.getText() ? undefined : given
}

describe('a failure that is caught is seen', () => {
  it.each(documents)('in %s', (document) => {
    expect(readMarkdown(document).snippets.flatMap(swallowing)).toEqual([])
  })
})
