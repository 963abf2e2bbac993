// Runs the code of a page of the site as the page shows it: its modules in a folder of their own, over the global `wx`.
import { pathToFileURL } from 'node:url'
import { afterAll, vi } from 'vitest'
import { writePageCode } from './page-code.ts'

/**
 * Writes the modules of a page of `docs/en`.
 * @returns a function that starts them anew, as a phone starts an app, and yields all that they export
 */
export function guideApp<Exports>(page: string, modules: readonly string[]): () => Promise<Exports> {
  const { pathOf, remove } = writePageCode(`en/${page}`)
  const paths = modules.map((module) => pathToFileURL(pathOf(`src/${module}.ts`)).href)
  afterAll(remove)
  return async () => {
    vi.resetModules()
    const parts = await Promise.all(paths.map((path) => import(path)))
    return Object.assign({}, ...parts)
  }
}
