// Writes the pages that git does not keep: each package's README in `packages/`, its types with their docstrings in `api/`.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeApiPages } from './api-pages.ts'
import { docs, type Language, languages, prefixOf, readmeOf, root } from './places.ts'

interface Manifest {
  readonly private?: boolean
}

const published = readdirSync(join(root, 'packages')).filter((id) => {
  try {
    const manifest: Manifest = JSON.parse(readFileSync(join(root, 'packages', id, 'package.json'), 'utf8'))
    return !manifest.private
  } catch {
    return false // packages/internal has no manifest
  }
})

const untranslated = '> 这个包的说明还没有中文版，下面是英文原文。\n'
const isEnglish = (language: Language, path: string) => language === 'zh' && !path.includes('zh-CN')

function readmePage(id: string, language: Language): string {
  const path = readmeOf(id, language)
  const text = readFileSync(join(root, path), 'utf8')
  // The first link of most READMEs leads to the other language; here the frame has a switch for that.
  const own = text.replace(/^\[(?:中文[^\]]*|English)\]\(README[\w.-]*\)\n+/m, '')
  const said = isEnglish(language, path) ? own.replace(/^(# .*\n)/, `$1\n${untranslated}`) : own
  const types = language === 'zh' ? '类型和每个选项的说明' : 'Types and every option'
  return `---\norder: ${id === 'core' ? 0 : 1}\n---\n\n${said.trimEnd()}\n\n[${types}](../../docs/${prefixOf(language)}api/${id}.md)\n`
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

const scratch = mkdtempSync(join(tmpdir(), 'wxpipe-types-'))
try {
  for (const [id, text] of await writeApiPages(published, scratch))
    for (const language of languages) write(`${prefixOf(language)}api/${id}.md`, text)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
