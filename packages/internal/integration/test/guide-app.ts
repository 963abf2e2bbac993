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
    const parts = await Promise.all(urls.map((url) => import(url)))
    return Object.assign({}, ...parts)
  }
}
