// Makes an app of a page of the site: each snippet that names its file becomes that file, and can be imported.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createHost, type Host, type HostOptions } from '@wxpipe/testing'
import { onTestFinished } from 'vitest'

const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url))

/** A page as an app on a phone. */
export interface SitePage {
  readonly host: Host
  /** What a snippet exports, by the name on its first line. */
  load<T>(file: string): Promise<T>
}

/** Each call makes an app of its own, whose modules have not run yet; it goes when the test ends. */
export function runPage(page: string, options: HostOptions): SitePage {
  const folder = mkdtempSync(join(tmpdir(), 'wxpipe-page-'))
  const text = readFileSync(join(docs, page), 'utf8')
  for (const [, code = '', file = ''] of text.matchAll(/^```ts\n(\/\/ (\S+\.ts)\n[\s\S]*?)^```/gm)) {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code)
  }
  const host = createHost(options)
  const uninstall = host.install()
  onTestFinished(() => {
    uninstall()
    rmSync(folder, { recursive: true })
  })
  return { host, load: <T>(file: string) => import(/* @vite-ignore */ join(folder, file)) as Promise<T> }
}
