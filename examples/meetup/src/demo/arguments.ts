// The options on the command line.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ArchivePaths } from './archive.ts'

export interface DemoOptions {
  readonly isJson: boolean
  /** Where the HAR and the report go; without it the story is only printed. */
  readonly archive?: ArchivePaths | undefined
}

/** @throws TypeError for an option that the demo does not have */
export function readArguments(given: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...given],
    options: { json: { type: 'boolean' }, har: { type: 'string' }, report: { type: 'string' } },
  })
  const { json = false, har, report } = values
  if (har === undefined && report === undefined) return { isJson: json }
  const name = har ?? `${report!.replace(/\.html?$/, '')}.har`
  return {
    isJson: json,
    archive: { har: fromHere(name), report: fromHere(report ?? `${name.replace(/\.(har|json)$/, '')}.html`) },
  }
}

/** npm runs a script in the folder of its package.json; INIT_CWD says where it was called. */
const fromHere = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
