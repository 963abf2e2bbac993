// Type-checks the snippets of the documents, each a module beside the other snippets of its document.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import type { Snippet } from './markdown.ts'
import { root } from './repository.ts'

/** A complaint, with the place of the document it is about. */
export interface SnippetProblem {
  readonly document: string
  readonly message: string
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ['miniprogram-api-typings'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
}

/** Lists what the compiler says of the snippets, by document; two snippets may not name the same file. */
export function checkSnippets(app: string, snippets: readonly Snippet[]): readonly SnippetProblem[] {
  const folder = join(app, 'snippets')
  const problems: SnippetProblem[] = []
  const byPath = new Map<string, Snippet>()
  // What stands in src/ runs on a phone. Tests and servers run in Node, whose setTimeout returns what a phone's does not.
  const onPhone = new Set<string>()
  linkTypings(folder)
  for (const snippet of snippets) {
    const { document, line, file = `src/line-${line}.ts`, preamble, code } = snippet
    const path = join(folder, document.replace(/[^\w]/g, '_'), file)
    const earlier = byPath.get(path)
    if (earlier) {
      problems.push({
        document,
        message: `${document}:${line} ${file} stands at line ${earlier.line} too: name another`,
      })
      continue
    }
    byPath.set(path, snippet)
    if (file.startsWith('src/')) onPhone.add(path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${preamble.replace(/\s*\n\s*/g, ' ')}\n${code}\nexport {}\n`)
  }
  const inNode = [...byPath.keys()].filter((path) => !onPhone.has(path))
  return problems.concat(
    diagnose(folder, byPath, [...onPhone], options),
    diagnose(folder, byPath, inNode, { ...options, types: ['miniprogram-api-typings', 'node'] }, onPhone),
  )
}

// Besides the packages, a snippet may use what a Mini Program's project has: its typings, a test runner, a schema library.
function linkTypings(folder: string): void {
  mkdirSync(join(folder, 'node_modules/@types'), { recursive: true })
  const { resolve } = createRequire(import.meta.url)
  for (const name of ['miniprogram-api-typings', '@types/node', 'vitest', 'valibot']) {
    // Not by its package.json, which not every package lets others ask for.
    const installed = (resolve.paths(name) ?? []).map((folder) => join(folder, name)).find(existsSync)
    symlinkSync(installed ?? name, join(folder, 'node_modules', name), 'junction')
  }
}

/** @param checked what the files import and another program has checked */
function diagnose(
  folder: string,
  byPath: ReadonlyMap<string, Snippet>,
  files: readonly string[],
  options: ts.CompilerOptions,
  checked: ReadonlySet<string> = new Set(),
): SnippetProblem[] {
  const host = ts.createCompilerHost(options)
  host.getCurrentDirectory = () => folder
  const program = ts.createProgram(files, options, host)
  return ts.getPreEmitDiagnostics(program).flatMap(({ file, start = 0, messageText }) => {
    if (file && checked.has(file.fileName)) return []
    const message = ts.flattenDiagnosticMessageText(messageText, '\n')
    const snippet = file && byPath.get(file.fileName)
    if (!snippet) return { document: root, message: `${file?.fileName ?? 'options'}: ${message}` }
    const { document, line } = snippet
    return { document, message: `${document}:${line - 1 + file.getLineAndCharacterOfPosition(start).line} ${message}` }
  })
}
