// Reads what the checks need from a Markdown file: its TypeScript snippets, its links, its headings.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { root } from './repository.ts'

/** A fenced block of TypeScript. */
export interface Snippet {
  /** The document, relative to the root. */
  readonly document: string
  /** The line of the document on which the code begins. */
  readonly line: number
  /** The file that its first line names (`// src/http.ts`), so that other snippets of the document can import it. */
  readonly file: string | undefined
  /** What stands in a comment `<!-- with: … -->` just before it: code that readers need not see. */
  readonly preamble: string
  readonly code: string
  /** What follows `ts` in the fence. */
  readonly meta: string
}

/** What one document holds. */
export interface MarkdownFile {
  readonly snippets: readonly Snippet[]
  readonly links: readonly { readonly url: string; readonly line: number }[]
  /** The fragments that GitHub gives its headings. */
  readonly anchors: ReadonlySet<string>
}

/** Reads a document of the repository. */
export const readMarkdown = (document: string): MarkdownFile =>
  parseMarkdown(document, readFileSync(join(root, document), 'utf8'))

export function parseMarkdown(document: string, text: string): MarkdownFile {
  const slugger = new GithubSlugger()
  const snippets: Snippet[] = []
  const links: { url: string; line: number }[] = []
  const anchors = new Set<string>()
  visit(fromMarkdown(text), (node, index, parent) => {
    const line = node.position?.start.line ?? 0
    if (node.type === 'heading') anchors.add(slugger.slug(textOf(node)))
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') links.push({ url: node.url, line })
    if (node.type === 'html')
      for (const [, url = ''] of node.value.matchAll(/\b(?:href|src)="([^"]+)"/g)) links.push({ url, line })
    if (node.type !== 'code' || !/^(ts|tsx|typescript)$/.test(node.lang ?? '')) return
    const before = index ? parent?.children[index - 1] : undefined
    const [, preamble = ''] = (before?.type === 'html' && /^<!--\s*with:([\s\S]*?)-->/.exec(before.value)) || []
    const [, file] = /^\/\/ ([\w./-]+\.ts)\b/.exec(node.value) ?? []
    snippets.push({
      document,
      line: line + 1,
      file,
      preamble: preamble.trim(),
      code: node.value,
      meta: node.meta ?? '',
    })
  })
  return { snippets, links, anchors }
}
