// The bar at the top: what people look for, read from the folders as the sidebar is.
import type { DefaultTheme } from 'vitepress'
import { linkOf, pagesOf } from './pages.ts'
import { type Language, prefixOf } from './places.ts'
import { sections } from './sections.ts'

/** The sign of a repository (Simple Icons, CC0). A name instead would have the dev server's pages ask iconify.design for it. */
export const repositoryIcon = {
  svg: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M13.09 23.549a1.54 1.54 0 0 1-2.18 0L.451 13.089a1.54 1.54 0 0 1 0-2.179l7.191-7.19l2.733 2.733a1.85 1.85 0 0 0 .964 2.326v6.66a1.849 1.849 0 1 0 1.54 0V8.957l2.508 2.508a1.85 1.85 0 1 0 1.09-1.09l-2.634-2.634a1.85 1.85 0 0 0-2.378-2.377L8.73 2.63L10.91.451a1.54 1.54 0 0 1 2.179 0l10.459 10.46a1.54 1.54 0 0 1 0 2.179z"/></svg>',
}

/** What the sections about one subject each are gathered under. */
const howTo = ['session', 'network', 'data', 'ui', 'hosts', 'debug', 'recipes']

export function navOf(language: Language): DefaultTheme.NavItem[] {
  const titleOf = (folder: string) => sections.find((section) => section.folder === folder)?.title[language] ?? folder
  const itemsOf = (folder: string) =>
    pagesOf(folder, language).map(({ title, path }) => ({ text: title, link: linkOf(path) }))
  /** Leads to the first page of a section. */
  const first = (folder: string) =>
    itemsOf(folder)
      .slice(0, 1)
      .map(({ link }) => ({ text: titleOf(folder), link }))
  /** Is marked on every page of its folders. */
  const marked = (...folders: readonly string[]) => ({ activeMatch: `^/${prefixOf(language)}(${folders.join('|')})/` })
  return [
    ...first('guide').map((item) => ({ ...item, ...marked('guide') })),
    { text: language === 'zh' ? '怎么做' : 'How to', items: howTo.flatMap(first), ...marked(...howTo) },
    ...first('migrate').map((item) => ({ ...item, ...marked('migrate') })),
    {
      text: titleOf('reference'),
      // Both below one word: a sixth would not fit beside the search on a narrow screen.
      items: ['reference', 'about'].map((folder) => ({ text: titleOf(folder), items: itemsOf(folder) })),
      ...marked('reference', 'about'),
    },
    ...first('packages').map((item) => ({ ...item, ...marked('packages', 'api') })),
  ]
}
