// Runs the code of a page of the site as the page shows it: its modules in a folder of their own, over the global `wx`.
import { afterAll, vi } from 'vitest'
import { writePageCode } from './page-code.ts'

/**
 * Writes the modules of a page.
 * @param page its path in the repository
 * @returns a function that starts them anew, as a phone starts an app, and yields all that they export
 */
export function guideApp<Exports>(page: string, modules: readonly string[]): () => Promise<Exports> {
  const { urlOf, remove } = writePageCode(page)
  const urls = modules.map((module) => urlOf(`src/${module}.ts`))
  afterAll(remove)
  return async () => {
    vi.resetModules()
    const exports = {}
    // One after the other: imported at once, a module that another one imports as well was now and then started twice.
    for (const url of urls) Object.assign(exports, await import(url))
    return exports as Exports
  }
}
