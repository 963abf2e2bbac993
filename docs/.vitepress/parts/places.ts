// Where things stand: the folders of the site's two languages, and which page shows which file of the repository.
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const docs = fileURLToPath(new URL('../..', import.meta.url))
export const root = fileURLToPath(new URL('../../..', import.meta.url))

export type Language = 'zh' | 'en'
export const languages: readonly Language[] = ['zh', 'en']

/** What the pages of a language begin with: Chinese stands at the top. */
export const prefixOf = (language: Language): string => (language === 'en' ? 'en/' : '')
export const languageOf = (page: string): Language => (page.startsWith('en/') ? 'en' : 'zh')

/** Where the repository will be read, from its manifest, as `npm run manifests` does. */
export const repository: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).repository

/**
 * Files of `docs` that no page shows: they are for whoever works on this repository, and in English alone.
 * A link to one of them leads into the repository.
 */
export const contributors: readonly string[] = ['!(index).md', 'adr/**']
const isForContributors = (path: string) => /^docs\/(adr\/.*|(?!index\.md$)[^/]*)$/.test(path)

/** The README of a package in a language. */
export const readmeOf = (id: string, language: Language): string =>
  `packages/${id}/README${language === 'zh' ? '.zh-CN' : ''}.md`

/** The file of the repository that a page shows, for its links: a page of `packages/` shows a README, one the changelog. */
export function sourceOf(page: string): string {
  const [, id] = /^(?:en\/)?packages\/(?!index\.md$)([^/]+)\.md$/.exec(page) ?? []
  if (/^(?:en\/)?about\/changelog\.md$/.test(page)) return 'CHANGELOG.md'
  return id ? readmeOf(id, languageOf(page)) : `docs/${page}`
}

/** The page that shows a file or folder of the repository, in a language; `undefined` when none does. */
export function pageOf(path: string, language: Language): string | undefined {
  const [, id] = /^packages\/([a-z-]+)\/?(?:README(?:\.zh-CN)?\.md)?$/.exec(path) ?? []
  if (id) return id === 'internal' ? undefined : `${prefixOf(language)}packages/${id}.md`
  if (!path.startsWith('docs/') || isForContributors(path)) return undefined
  return posix.relative('docs', path)
}
