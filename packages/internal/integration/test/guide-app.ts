// Runs the code of a page of the site as the page shows it: its modules in a folder of their own, over the global `wx`.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, vi } from 'vitest'

/**
 * Writes the modules of a page of `docs/en`.
 * @returns a function that starts them anew, as a phone starts an app, and yields all that they export
 */
export function guideApp<Exports>(page: string, modules: readonly string[]): () => Promise<Exports> {
  const text = readFileSync(fileURLToPath(new URL(`../../../../docs/en/${page}`, import.meta.url)), 'utf8')
  const folder = mkdtempSync(join(tmpdir(), 'wxpipe-guide-'))
  for (const module of modules) {
    const [, code] = new RegExp(`\`\`\`ts\\n// src/${module}\\.ts\\n([\\s\\S]*?)\`\`\``).exec(text) ?? []
    if (!code) throw new Error(`${page} shows no src/${module}.ts`)
    mkdirSync(dirname(join(folder, module)), { recursive: true })
    writeFileSync(join(folder, `${module}.ts`), code)
  }
  afterAll(() => rmSync(folder, { recursive: true }))
  return async () => {
    vi.resetModules()
    const parts = await Promise.all(modules.map((module) => import(pathToFileURL(join(folder, `${module}.ts`)).href)))
    return Object.assign({}, ...parts)
  }
}
