// The changelog as a page: what no version has yet on top. Its entries are in English in both languages, as in the repository.
import type { Language } from './places.ts'

/** What stands in the place of the English headings. */
const headings = new Map([
  ['Unreleased', '未发布'],
  ['Added', '新增'],
  ['Changed', '改动'],
  ['Fixed', '修复'],
  ['Removed', '移除'],
  ['Changed before anything was published', '第一次发布之前的改动'],
])

const heads: Readonly<Record<Language, string>> = {
  zh: '# 更新记录\n\n所有包用同一个版本号。条目是英文的。最上面是还没有发布的改动，其余和仓库里的 [CHANGELOG.md](CHANGELOG.md) 一样。',
  en: '# Changelog\n\nAll packages have one version. Changes that are not in a version yet come first; the rest is [CHANGELOG.md](CHANGELOG.md) of the repository.',
}

/**
 * @param changelog the repository's
 * @param pending what its changesets say, as it tells a version's changes
 */
export function changelogPage(language: Language, changelog: string, pending: string): string {
  const entries = changelog
    .slice(changelog.indexOf('## '))
    // The changesets' words come first, as a release puts them.
    .replace('## [Unreleased]\n', () => `## [Unreleased]\n${pending}`)
    // Their brackets are links to nothing.
    .replace(/^## \[([^\]]+)\]/gm, '## $1')
  const said =
    language === 'en' ? entries : entries.replace(/(?<=^##+ ).+$/gm, (heading) => headings.get(heading) ?? heading)
  return `---\norder: 3\n---\n\n${heads[language]}\n\n${said.trimEnd()}\n`
}
