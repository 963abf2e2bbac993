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

describe('README.md', () => {
  it('has every published package in its table', () => {
    const text = existsSync(join(root, 'README.md')) ? readFileSync(join(root, 'README.md'), 'utf8') : ''
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
    const forgotten = publishedPackages.filter(
      ({ name }) => !rows.some((row) => new RegExp(`${name}(?![\\w-])`).test(row)),
    )
    expect(forgotten.map(({ name }) => name)).toEqual([])
  })
})
