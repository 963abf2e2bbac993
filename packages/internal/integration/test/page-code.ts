// The code of a page of the site, as the page shows it: in a folder of its own, so that it can be imported.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url))

/** A page's snippets that name their file on the first line. */
export interface PageCode {
  /** Where a file is, such as `src/http.ts`. */
  pathOf(file: string): string
  remove(): void
}

/** @param page such as `en/data/envelope.md`, below `docs` */
export function writePageCode(page: string): PageCode {
  const folder = mkdtempSync(join(tmpdir(), 'wxpipe-page-'))
  const files = new Set<string>()
  for (const [, code = '', file = ''] of readFileSync(join(docs, page), 'utf8').matchAll(
    /^```ts\n(\/\/ (\S+\.ts)\n[\s\S]*?)^```/gm,
  )) {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code)
    files.add(file)
  }
  return {
    pathOf(file) {
      if (!files.has(file)) throw new Error(`${page} shows no ${file}`)
      return join(folder, file)
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
