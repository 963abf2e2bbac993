// Writes the pages that git does not keep: each package's README in `packages/`, its types with their docstrings in `api/`, the
// changelog, and the HAR viewer as one file of its own.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishedPackages } from '../../../packages/internal/tooling/src/repository.ts'
import { partsOf, pendingChanges } from '../../../packages/internal/tooling/src/version.ts'
import { viewerPage } from '../../../packages/internal/viewer/src/pages.ts'
import { sampleHar } from '../../../packages/internal/viewer/src/sample.ts'
import { writeApiPages } from './api-pages.ts'
import { changelogPage } from './changelog.ts'
import { docs, type Language, languages, prefixOf, readmeOf, root } from './places.ts'

const published = publishedPackages.map(({ id }) => id)

function readmePage(id: string, language: Language): string {
  const text = readFileSync(join(root, readmeOf(id, language)), 'utf8')
  // The first link of most READMEs leads to the other language; here the frame has a switch for that.
  const own = text.replace(/^\[(?:中文[^\]]*|English)\]\(README[\w.-]*\)\n+/m, '')
  const types = language === 'zh' ? '类型和每个选项的说明' : 'Types and every option'
  return `---\norder: ${id === 'core' ? 0 : 1}\n---\n\n${own.trimEnd()}\n\n[${types}](../../docs/${prefixOf(language)}api/${id}.md)\n`
}

/** A package's types, below a title that is not that of its own page. */
function typesPage(id: string, text: string, language: Language): string {
  const title = language === 'zh' ? `@wxpipe/${id} 的类型` : `Types of @wxpipe/${id}`
  const readme = `${language === 'zh' ? '../..' : '../../..'}/${readmeOf(id, language)}`
  const guide =
    language === 'zh'
      ? `用法见 [@wxpipe/${id}](${readme})；下面是从源码生成的，英文。`
      : `How to use it: [@wxpipe/${id}](${readme}).`
  return text.replace(/^# .*$/m, () => `# ${title}\n\n${guide}`)
}

function write(path: string, text: string): void {
  const file = join(docs, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}

for (const language of languages)
  for (const folder of ['packages', 'api'])
    rmSync(join(docs, prefixOf(language) + folder), { recursive: true, force: true })

for (const language of languages)
  for (const id of published) write(`${prefixOf(language)}packages/${id}.md`, readmePage(id, language))

write('public/viewer.html', await viewerPage(sampleHar()))

const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
const pending = partsOf(await pendingChanges())
for (const language of languages)
  write(`${prefixOf(language)}about/changelog.md`, changelogPage(language, changelog, pending))

const scratch = mkdtempSync(join(tmpdir(), 'wxpipe-types-'))
try {
  for (const [id, text] of await writeApiPages(published, scratch))
    for (const language of languages) write(`${prefixOf(language)}api/${id}.md`, typesPage(id, text, language))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
