// Runs the app's scripts: CommonJS as a Mini Program resolves it, without the names that a phone's engine lacks.
import type { Files } from './files.ts'

/** Globals of a document or of Node that a Mini Program's engine lacks. */
const ABSENT = [
  'window',
  'document',
  'self',
  'global',
  'process',
  'Buffer',
  'navigator',
  'location',
  'localStorage',
  'fetch',
  'XMLHttpRequest',
  'Headers',
  'FormData',
  'Blob',
  'URL',
  'URLSearchParams',
  'AbortController',
  'TextDecoder',
  'TextEncoder',
  'structuredClone',
  'queueMicrotask',
  'crypto',
  'performance',
]

export interface Modules {
  /** Runs a script, once. */
  require(path: string): unknown
}

/** @param globals what every script sees in addition to ECMAScript, timers and console */
export function createModules(files: Files, globals: Readonly<Record<string, unknown>>): Modules {
  const loaded = new Map<string, { exports: unknown }>()
  const names = Object.keys(globals)
  const absent = ABSENT.filter((name) => !names.includes(name))

  const load = (path: string): unknown => {
    const earlier = loaded.get(path)
    if (earlier) return earlier.exports
    const module = { exports: {} as unknown }
    loaded.set(path, module)
    const own = (request: unknown) => load(resolve(files, path, String(request)))
    const run = new Function(
      'require',
      'module',
      'exports',
      ...names,
      ...absent,
      `${files.text(path)}\n//# sourceURL=${path}`,
    )
    run(own, module, module.exports, ...names.map((name) => globals[name]))
    return module.exports
  }
  return { require: load }
}

/** The file that a script at `from` requires: relative, from the root, or in a `miniprogram_npm` at or above it. */
function resolve(files: Files, from: string, request: string): string {
  const folders = from.split('/').slice(0, -1)
  const isPath = /^(\.{0,2}\/)/.test(request)
  const bases = isPath
    ? [request.startsWith('/') ? request : normal(`${folders.join('/')}/${request}`)]
    : // A path without a leading dot is relative, too, if there is such a file.
      [
        normal(`${folders.join('/')}/${request}`),
        ...upwards(folders).map((folder) => `${folder}miniprogram_npm/${request}`),
      ]
  for (const base of bases.map((one) => one.replace(/^\//, ''))) {
    for (const path of [base, `${base}.js`, `${base}/index.js`]) {
      if (path.endsWith('.js') && files.has(path)) return path
    }
  }
  throw new Error(`module '${request}' is not found, required by ${from}`)
}

const upwards = (folders: readonly string[]): string[] =>
  folders.map((_folder, at) => `${folders.slice(0, folders.length - at).join('/')}/`).concat('')

/** Without `.` and `..`. */
export function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
