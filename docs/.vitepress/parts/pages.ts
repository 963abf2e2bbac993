// Reads the pages of the site from its folders: the sidebar, the text for machines and the tests all ask here.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docs, type Language, prefixOf } from './places.ts'
import { sections } from './sections.ts'

export interface Page {
  /** From the folder `docs`: `en/session/refresh.md`. */
  readonly path: string
  readonly title: string
  /** The number `order:` of its front matter; pages without one come last, by name. */
  readonly order: number
  /** Its Markdown without front matter. */
  readonly text: string
}

function readPage(path: string): Page {
  const [, front = '', text = ''] =
    /^(?:---\n([\s\S]*?)\n---\n)?([\s\S]*)$/.exec(readFileSync(join(docs, path), 'utf8')) ?? []
  const said = (key: string) => new RegExp(`^${key}: *(.+)$`, 'm').exec(front)?.[1]
  // A heading may hold code and links; the sidebar shows their words.
  const heading = /^# (.+)$/m.exec(text)?.[1]?.replace(/`|\[([^\]]*)\]\([^)]*\)/g, '$1')
  return {
    path,
    title: said('title') ?? heading ?? path,
    order: Number(said('order') ?? Number.POSITIVE_INFINITY),
    text,
  }
}

/** The pages of one folder, in their order. */
export function pagesOf(folder: string, language: Language): readonly Page[] {
  const dir = `${prefixOf(language)}${folder}`
  if (!existsSync(join(docs, dir))) return []
  return readdirSync(join(docs, dir))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readPage(`${dir}/${name}`))
    .sort((a, b) => (a.order === b.order ? (a.path < b.path ? -1 : 1) : a.order - b.order))
}

/** Where a reader finds a page. */
export const linkOf = (path: string): string => `/${path.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}`

/** The sidebars: the packages and their types have one of their own, which would outweigh all else. */
export function sidebarsOf(language: Language) {
  const groups = sections.map(({ folder, title }) => ({
    folder,
    text: title[language],
    items: pagesOf(folder, language).map((page) => ({
      // The package's name alone below the title of the group, and in full below the page, where two pages of a package are near.
      text: page.title.replace(/^.*@wxpipe\/([a-z-]+).*$/, '$1'),
      docFooterText: page.title,
      link: linkOf(page.path),
    })),
  }))
  const isWritten = ({ folder }: { folder: string }) => folder !== 'packages' && folder !== 'api'
  const full = groups.filter(({ items }) => items.length > 0)
  const generated = full.filter((group) => !isWritten(group))
  const at = `/${prefixOf(language)}`
  return { [at]: full.filter(isWritten), [`${at}packages/`]: generated, [`${at}api/`]: generated }
}
