// Which of the pages that the search finds comes first.

// VitePress sends it to the browser as text, so it holds all that it needs.

/**
 * A guide explains and a package's page lists; the pages for those who come from elsewhere have the names of other libraries, and types and
 * the history of changes name everything: in this order.
 */
export function weigh(id: string, _term: string, stored?: { readonly titles?: unknown }): number {
  const [, folder = ''] = /\/(about|api|migrate|packages)\//.exec(id) ?? []
  const place = { about: 0.3, api: 0.15, migrate: 0.5, packages: 0.5 }[folder] ?? 1
  // The beginning of a page stands for the whole page: it comes before sections elsewhere that have the word in passing.
  const isBeginning = Array.isArray(stored?.titles) && stored.titles.length === 0
  return isBeginning ? place * 2 : place
}
