// Which of the pages that the search finds comes first.

// VitePress sends it to the browser as text, so it holds all that it needs.

/** A guide explains, a package's page lists, and the history of changes names everything: in this order. */
export function weigh(id: string): number {
  if (/\/about\//.test(id)) return 0.3
  return /\/(packages|api)\//.test(id) ? 0.7 : 1
}
