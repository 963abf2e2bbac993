// Which of the pages that the search finds comes first.

// VitePress sends it to the browser as text, so it holds all that it needs.

/** A guide explains, a package's page lists, and types and the history of changes name everything: in this order. */
export function weigh(id: string, _term: string, stored?: { readonly titles?: unknown }): number {
  const place = /\/(about|api)\//.test(id) ? 0.3 : /\/packages\//.test(id) ? 0.7 : 1
  // The beginning of a page stands for the whole page: it comes before sections elsewhere that have the word in passing.
  const isBeginning = Array.isArray(stored?.titles) && stored.titles.length === 0
  return isBeginning ? place * 2 : place
}
