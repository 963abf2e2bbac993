// What the documents say is checked: every snippet compiles, every link leads somewhere, no package is forgotten.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { readMarkdown } from '../src/markdown.ts'
import { publishedPackages, repositoryFiles, root } from '../src/repository.ts'
import { checkSnippets } from '../src/snippets.ts'

const app = inject('installedApp')
const documents = repositoryFiles.filter((path) => path.endsWith('.md') && !/(^|\/)CHANGELOG\.md$/.test(path))
const parsed = new Map(documents.map((document) => [document, readMarkdown(document)]))
const snippets = documents.flatMap((document) => parsed.get(document)!.snippets)

describe('the snippets', () => {
  const problems = checkSnippets(
    app,
    snippets.filter(({ meta }) => meta === ''),
  )

  it.each(documents.filter((document) => parsed.get(document)!.snippets.length))('of %s compile', (document) => {
    expect(problems.filter((problem) => problem.document === document).map(({ message }) => message)).toEqual([])
  })

  it('are all checked: none is marked to be left out', () => {
    const marked = snippets.filter(({ meta }) => meta !== '')
    expect(marked.map(({ document, line, meta }) => `${document}:${line} ${meta}`)).toEqual([])
  })

  it('bring no trouble but their own', () => {
    expect(problems.filter(({ document }) => !documents.includes(document))).toEqual([])
  })
})

describe('the links', () => {
  it.each(documents)('of %s lead to files and headings that exist', (document) => {
    const broken = parsed.get(document)!.links.filter(({ url }) => !leadsSomewhere(document, url))
    expect(broken.map(({ url, line }) => `${document}:${line} ${url}`)).toEqual([])
  })
})

function leadsSomewhere(document: string, url: string): boolean {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return true
  const [path = '', fragment] = decodeURI(url).split('#')
  const target = path === '' ? document : normalize(join(dirname(document), path))
  if (!existsSync(join(root, target))) return false
  if (fragment === undefined || !target.endsWith('.md')) return true
  return !!parsed.get(target)?.anchors.has(fragment)
}

describe('the table of plugins', () => {
  it.each(documents.filter((document) => /^README\b/.test(document)))(
    'in %s has every published package',
    (document) => {
      const rows = readFileSync(join(root, document), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('|'))
      const listed = new Set(rows.flatMap((row) => row.match(/@wxpipe\/[\w-]+/g) ?? []))
      expect(publishedPackages.map(({ name }) => name).filter((name) => !listed.has(name))).toEqual([])
    },
  )

  it('stands in a README.md', () => {
    expect(documents).toContain('README.md')
  })
})
