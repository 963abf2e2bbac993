// The bar at the top: what people look for, read from the folders as the sidebar is.
import type { DefaultTheme } from 'vitepress'
import { linkOf, pagesOf } from './pages.ts'
import { type Language, prefixOf } from './places.ts'
import { sections } from './sections.ts'

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
