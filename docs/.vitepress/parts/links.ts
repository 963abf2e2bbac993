// Links of the documents are written for the repository, so that they work there too; here they become links of the site.
import { statSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { languageOf, pageOf, repository, root, sourceOf } from './places.ts'

/** A link as the page needs it: to another page where one shows the file, else into the repository. */
export function siteLink(url: string, page: string): string {
  if (/^([a-z][a-z\d+.-]*:|#|\/)/i.test(url) || url === '') return url
  const [path = '', fragment] = url.split('#')
  const target = posix.normalize(posix.join(posix.dirname(sourceOf(page)), decodeURI(path)))
  const hash = fragment === undefined ? '' : `#${fragment}`
  const other = pageOf(target, languageOf(page))
  // A picture or another file of the site is VitePress's to find.
  if (other && !/\.md$/.test(other)) return url
  if (other) return `/${other}${hash}`
  const kind = statSync(join(root, target), { throwIfNoEntry: false })?.isDirectory() ? 'tree' : 'blob'
  return `${repository}/${kind}/main/${target.replace(/\/$/, '')}${hash}`
}

/** Teaches VitePress's Markdown the links of the repository; before its own checks, which then see the site's. */
export function useRepositoryLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('repository-links', (state) => {
    const page: unknown = state.env.relativePath
    if (typeof page !== 'string') return
    for (const token of state.tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null
      if (href !== null) token.attrSet('href', siteLink(href, page))
    }
  })
}
