// Measures what a package costs an app: bundles of its minimal use, and the file that "构建 npm" copies.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { installedDir } from './installed-app.ts'
import { type PublishedPackage, readManifest, root } from './repository.ts'

/** One line of the size table; sizes in bytes. */
export interface Size {
  readonly what: string
  readonly bytes: number
  readonly limit?: number | undefined
  readonly aim?: number | undefined
  /** Why nothing was measured. */
  readonly missing?: string | undefined
}

/** budgets.json. */
export interface Budgets {
  readonly bundles: readonly {
    readonly what: string
    readonly plugins: readonly string[]
    readonly limit: number
    readonly aim: number
  }[]
  /** The options of each plugin's minimal use. */
  readonly uses: Readonly<Record<string, string>>
  /** What is exported of a package that is no plugin of its own name, a comma between names. */
  readonly names: Readonly<Record<string, string>>
  /** Each plugin alone, without the core: gzip. */
  readonly plugins: Readonly<Record<string, number>>
  /** Each package's CommonJS main as published: what an app's npm build copies whole. */
  readonly mains: Readonly<Record<string, number>>
}

export const budgets: Budgets = JSON.parse(readFileSync(join(root, 'packages/internal/tooling/budgets.json'), 'utf8'))

const factoryOf = (id: string): string =>
  budgets.names[id] ?? id.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())

const gzipOf = async (app: string, code: string, external: string[] = []): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: app, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2017',
    mainFields: ['module', 'main'],
    external,
    write: false,
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

/** The gzipped bundle of a client with these plugins; without any, with one interceptor of the app's own. */
export function sizeOfClient(app: string, plugins: readonly string[]): Promise<number> {
  const imports = plugins.map((id) => `import { ${factoryOf(id)} } from '@wxpipe/${id}'`)
  const uses = plugins.map((id) => `.use(${factoryOf(id)}(${budgets.uses[id] ?? ''}))`)
  const own = `.use({ name: 'own', request: (request) => request })`
  return gzipOf(
    app,
    `import { createClient } from '@wxpipe/core'\n${imports.join('\n')}
    export const client = createClient({ baseURL: 'https://api.example.com/' })${plugins.length ? uses.join('') : own}`,
  )
}

/** The gzipped bundle of what one plugin adds to an app that has the core. */
export const sizeOfPlugin = (app: string, { id, name }: PublishedPackage): Promise<number> =>
  gzipOf(app, `export { ${factoryOf(id)} } from '${name}'`, ['@wxpipe/core', '@tarojs/taro'])

/** The same of a package as it stands built in its folder. */
export const sizeOfBuilt = (dir: string, factory: string): Promise<number> =>
  gzipOf(dir, `export { ${factory} } from '${readManifest(dir).module}'`, ['@wxpipe/core', '@tarojs/taro'])

/** The bytes of the CommonJS file that an app's npm build copies. */
export const sizeOfMain = (app: string, published: PublishedPackage): number =>
  readFileSync(join(installedDir(app, published), readManifest(published.dir).main ?? '')).length

/** The bytes that a document's table of packages gives for this one: the number in the row's last cell. */
export function statedSize(document: string, { name }: PublishedPackage): number | undefined {
  const row = document.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``))
  const [, digits] = /(\d[\d,]*)[^|]*\|\s*$/.exec(row ?? '') ?? []
  return digits === undefined ? undefined : Number(digits.replace(/,/g, ''))
}

/** Draws the table that the test prints. */
export function drawSizes(title: string, sizes: readonly Size[]): string {
  const width = Math.max(...sizes.map(({ what }) => what.length))
  const rows = sizes.map(({ what, bytes, limit, aim, missing }) => {
    if (missing) return `  ${what.padEnd(width)}  skipped: ${missing}`
    const bounds = [limit && `limit ${grouped(limit)}`, aim && `aim ${grouped(aim)}`].filter(Boolean).join(', ')
    return `  ${what.padEnd(width)}  ${grouped(bytes).padStart(7)}  ${bounds}`
  })
  return [title, ...rows].join('\n')
}

const grouped = (bytes: number): string => bytes.toLocaleString('en-US')
