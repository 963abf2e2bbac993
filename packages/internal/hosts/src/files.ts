// Folders as lists of files.
import { readdirSync, readFileSync } from 'node:fs'

const generated = new Set(['node_modules', 'dist', '.swc'])

/** The files of a folder by relative path, in one order everywhere; without what tools have made there. */
export function filesIn(folder: string, within = ''): string[] {
  return readdirSync(`${folder}/${within}`, { withFileTypes: true })
    .flatMap((entry) => {
      const path = within + entry.name
      if (generated.has(entry.name)) return []
      return entry.isDirectory() ? filesIn(folder, `${path}/`) : [path]
    })
    .sort()
}

/** Their contents by path. */
export const readFiles = (folder: string): Record<string, Uint8Array> =>
  Object.fromEntries(filesIn(folder).map((path) => [path, readFileSync(`${folder}/${path}`)]))
