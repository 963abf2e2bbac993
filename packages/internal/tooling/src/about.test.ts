// The site's pages about the project: no decision is forgotten, and the changelog tells what is released and what is not yet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changelogPage } from '../../../../docs/.vitepress/parts/changelog.ts'
import { repositoryFiles, root } from './repository.ts'
import { partsOf, pendingChanges } from './version.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe.each(['docs/about/decisions.md', 'docs/en/about/decisions.md'])('%s', (page) => {
  it('has one row for each decision, in their order', () => {
    const decisions = repositoryFiles.filter((path) => path.startsWith('docs/adr/'))
    const listed = [...read(page).matchAll(/^\| \[(\d+)\]\((?:\.\.\/)+(adr\/(\d{4})[\w-]*\.md)\)/gm)]
    expect(listed.map(([, , path]) => `docs/${path}`)).toEqual(decisions)
    expect(listed.map(([, number]) => Number(number))).toEqual(listed.map(([, , , number]) => Number(number)))
  })
})

describe.each(['zh', 'en'] as const)('the changelog of the site (%s)', (language) => {
  const before =
    '# Changelog\n\nWords.\n\n## [Unreleased]\n\n### Removed\n\n- Two.\n\n## [0.1.0] - 2026-12-01\n\n### Added\n\n- One.\n'

  it('begins with what is not released, and has the headings of its language', () => {
    const [unreleased, changed, removed, added] =
      language === 'zh' ? ['未发布', '改动', '移除', '新增'] : ['Unreleased', 'Changed', 'Removed', 'Added']
    const pending = partsOf([{ summary: 'Three.', isFix: false }])
    expect(changelogPage(language, before, pending)).toContain(
      `## ${unreleased}\n\n### ${changed}\n\n- Three.\n\n### ${removed}\n\n- Two.\n\n## 0.1.0 - 2026-12-01\n\n### ${added}\n\n- One.\n`,
    )
  })

  it('has all that the changesets and the changelog say', async () => {
    const changes = await pendingChanges()
    const page = changelogPage(language, read('CHANGELOG.md'), partsOf(changes))
    const changelog = read('CHANGELOG.md')
    const lines = [changelog.slice(changelog.indexOf('## [')), ...changes.map(({ summary }) => summary)]
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.trim() && !line.startsWith('#'))
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.filter((line) => !page.includes(line.trim()))).toEqual([])
  })
})
