// Folders as lists of files.
import { readdirSync } from 'node:fs'

const generated = new Set(['node_modules', 'miniprogram_npm'])

/** The files of a folder by relative path, in one order everywhere; without what is generated there. */
export function filesIn(folder: string, within = '', skip: ReadonlySet<string> = generated): string[] {
  return readdirSync(`${folder}/${within}`, { withFileTypes: true })
    .flatMap((entry) => {
      const path = within + entry.name
      if (skip.has(entry.name)) return []
      return entry.isDirectory() ? filesIn(folder, `${path}/`, skip) : [path]
    })
    .sort()
}

/** The same, nothing left out. */
export const allFilesIn = (folder: string): string[] => filesIn(folder, '', new Set())
