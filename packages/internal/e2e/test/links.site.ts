// Every link of the built site leads to a page that exists, and to a heading of it.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fileOf, pages } from '../src/site.ts'

interface Content {
  readonly links: readonly string[]
  readonly ids: ReadonlySet<string>
}

const contents = new Map<string, Content>(
  pages.map((page) => {
    const html = readFileSync(fileOf(page) ?? '', 'utf8')
    const links = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => href.replace(/&amp;/g, '&'))
    const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id))
    return [page, { links, ids }]
  }),
)

/** The page's address as the site's own list has it. */
const canonical = (pathname: string) => {
  if (contents.has(pathname)) return pathname
  return contents.has(`${pathname}.html`) ? `${pathname}.html` : undefined
}

function isBroken(from: string, href: string): boolean {
  const { origin, pathname, hash } = new URL(href, `http://site${from}`)
  if (origin !== 'http://site') return false
  const page = canonical(decodeURI(pathname))
  if (!page) return fileOf(pathname) === undefined
  return hash !== '' && !contents.get(page)?.ids.has(decodeURIComponent(hash.slice(1)))
}

it('there are pages in both languages', () => {
  expect(pages).toContain('/guide/start.html')
  expect(pages).toContain('/en/guide/start.html')
})

it.each(pages)('%s links to pages and headings that exist', (page) => {
  const { links = [] } = contents.get(page) ?? {}
  expect([...new Set(links)].filter((href) => isBroken(page, href))).toEqual([])
})
