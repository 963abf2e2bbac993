// The code of a page, as the page shows it: in a folder of its own, so that it can be imported.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readMarkdown } from '@wxpipe/tooling/markdown'

/** A page's snippets that name their file on the first line. */
export interface PageCode {
  /** The address of a file, such as `src/http.ts`, for `import()`. */
  urlOf(file: string): string
  remove(): void
}

/** @param page its path in the repository, such as `docs/en/data/envelope.md` */
export function writePageCode(page: string): PageCode {
  const folder = mkdtempSync(join(tmpdir(), 'wxpipe-page-'))
  const files = new Set<string>()
  for (const { file, code } of readMarkdown(page).snippets) {
    if (!file) continue
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code)
    files.add(file)
  }
  return {
    urlOf(file) {
      if (!files.has(file)) throw new Error(`${page} shows no ${file}`)
      return pathToFileURL(join(folder, file)).href
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
