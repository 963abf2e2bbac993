// Writes llms.txt and llms-full.txt beside the built pages: the site for assistants, as Markdown without the frame.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Page, pagesOf } from './pages.ts'
import { type Language, languages, prefixOf } from './places.ts'
import { sections } from './sections.ts'
import { descriptions } from './words.ts'

/** Comments are for the checks of the snippets, not for readers. */
const textOf = ({ text }: Page) => text.replace(/<!--[\s\S]*?-->\n?/g, '').trim()

/** Types are left out of the whole text: there they outweigh what explains them. */
const explains = (folder: string) => folder !== 'api'

function indexOf(language: Language, base: string): string {
  const lists = sections.map(({ folder, title }) => {
    const rows = pagesOf(folder, language).map((page) => `- [${page.title}](${base}${page.path})`)
    return rows.length ? `## ${title[language]}\n\n${rows.join('\n')}\n` : ''
  })
  return `# wxpipe\n\n> ${descriptions[language]}\n\n${lists.filter(Boolean).join('\n')}`
}

/**
 * Each page is also there as Markdown, at its address with `.md`, which is where llms.txt leads.
 * @param base where the site stands below its origin, such as `/wxpipe/`
 */
export function writeLlmsTexts(outDir: string, base: string): void {
  for (const language of languages) {
    const at = join(outDir, prefixOf(language))
    const pages = sections.flatMap(({ folder }) => pagesOf(folder, language).map((page) => ({ folder, page })))
    for (const { page } of pages) {
      const path = join(outDir, page.path)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `${textOf(page)}\n`)
    }
    const whole = pages
      .filter(({ folder }) => explains(folder))
      .map(({ page }) => `<!-- ${base}${page.path} -->\n\n${textOf(page)}\n`)
    writeFileSync(join(at, 'llms.txt'), indexOf(language, base))
    writeFileSync(join(at, 'llms-full.txt'), whole.join('\n\n'))
  }
}
