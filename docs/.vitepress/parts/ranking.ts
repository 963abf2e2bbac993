// Which of the pages that the search finds comes first.

// VitePress sends it to the browser as text, so it holds all that it needs.

/** A guide explains, a package's page lists, and types and the history of changes name everything: in this order. */
export function weigh(id: string): number {
  if (/\/(about|api)\//.test(id)) return 0.3
  return /\/packages\//.test(id) ? 0.7 : 1
}
