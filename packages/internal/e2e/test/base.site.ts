// A site that stands below its origin (DOCS_BASE): what its own settings write for assistants leads below it too.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

interface Settings {
  readonly base: string
  buildEnd(built: { readonly outDir: string; readonly site: { readonly base: string } }): void
}

const outDir = mkdtempSync(join(tmpdir(), 'wxpipe-site-'))
let base = ''

beforeAll(async () => {
  vi.stubEnv('DOCS_BASE', '/wxpipe/')
  const { default: settings } = await import(pathToFileURL(join(root, 'docs/.vitepress/config.ts')).href)
  const { buildEnd, ...rest }: Settings = settings
  base = rest.base
  buildEnd({ outDir, site: { base } })
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(outDir, { recursive: true })
})

it('DOCS_BASE is where the site stands', () => {
  expect(base).toBe('/wxpipe/')
})

it.each(['llms.txt', 'en/llms.txt'])('%s leads below the base, to pages that are written', (file) => {
  const links = [...readFileSync(join(outDir, file), 'utf8').matchAll(/\]\(([^)]*)\)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter((link) => !link.startsWith(base) || !existsSync(join(outDir, link.slice(base.length))))).toEqual(
    [],
  )
})

it.each(['llms-full.txt', 'en/llms-full.txt'])('%s names each page by its address below the base', (file) => {
  const pages = [...readFileSync(join(outDir, file), 'utf8').matchAll(/^<!-- (\S+\.md) -->$/gm)].map(
    ([, at = '']) => at,
  )
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.filter((page) => !page.startsWith(base))).toEqual([])
})
