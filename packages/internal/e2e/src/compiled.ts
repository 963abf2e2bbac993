// Reads the compiled example and what WeChat's tools said about it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allFilesIn } from './folders.ts'

interface Packed {
  readonly packed?: number
  readonly warnings?: readonly unknown[]
  readonly error?: string
}

/** What toolchain/build.cjs writes down. */
export interface Report {
  readonly packAsConfigured: Packed
  readonly packBesideApp: Packed
  /** What the compiler said besides that it is at work. */
  readonly compile: readonly string[] | { readonly error: string }
  /** By path, what each file needs: a path, or a script's own words where there is no such file. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>
  readonly views: { readonly wxml: number; readonly wxss: number } | { readonly error: string }
}

export const readReport = (compiledApp: string): Report =>
  JSON.parse(readFileSync(join(compiledApp, 'report.json'), 'utf8'))

/** The compiled Mini Program's files by path. */
export const readFiles = (compiledApp: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    allFilesIn(join(compiledApp, 'files')).map((path) => [path, readFileSync(join(compiledApp, 'files', path))]),
  )
