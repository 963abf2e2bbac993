// Where things stand in this repository: its folders, its files, its published packages.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globbySync } from 'globby'

export const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** The parts of a package.json that the checks read. */
export interface Manifest {
  readonly name: string
  readonly version?: string
  readonly description?: string
  readonly keywords?: readonly string[]
  /** In the root's manifest the repository's address; elsewhere `npm run manifests` writes it. */
  readonly repository?: string
  readonly license?: string
  readonly private?: boolean
  readonly type?: string
  readonly main?: string
  readonly module?: string
  readonly types?: string
  readonly exports?: unknown
  readonly sideEffects?: boolean
  readonly packageManager?: string
  readonly engines?: { readonly node?: string }
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** A package that is published: every folder of packages/ whose manifest is not private. */
export interface PublishedPackage {
  /** The folder's name, `core`. */
  readonly id: string
  /** The published name, `@wxpipe/core`. */
  readonly name: string
  readonly dir: string
  /** A tool for Node (its manifest names an engine), which no Mini Program loads. */
  readonly isForNode: boolean
}

export const readManifest = (dir: string): Manifest => JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))

export const publishedPackages: readonly PublishedPackage[] = readdirSync(join(root, 'packages'))
  .map((id) => ({ id, dir: join(root, 'packages', id) }))
  .filter(({ dir }) => existsSync(join(dir, 'package.json')) && readManifest(dir).private !== true)
  .map(({ id, dir }) => {
    const { name, engines } = readManifest(dir)
    return { id, name, dir, isForNode: engines?.node !== undefined }
  })

/** What a Mini Program may load. */
export const engineFreePackages = publishedPackages.filter(({ isForNode }) => !isForNode)

// uni-app's and Taro's own builds give meaning to the global `uni` and to the import of Taro; no other build knows them.
const forFrameworks = ['host-uni', 'host-taro']

/** What WeChat's build (构建 npm) and a bare engine may load. */
export const npmBuildPackages = engineFreePackages.filter(({ id }) => !forFrameworks.includes(id))

/** The repository's files, relative to the root: all but what .gitignore names. A downloaded copy has no git to ask. */
export const repositoryFiles: readonly string[] = globbySync('**', {
  cwd: root,
  dot: true,
  ignoreFiles: '.gitignore',
  // node_modules stands in .gitignore as well; here it is not even opened.
  ignore: ['.git', '**/node_modules'],
}).sort()

/** The command line of the pinned pnpm, which works where only Node and npm are. */
export const pnpm: readonly string[] = [
  'npx',
  '--yes',
  '--prefer-offline',
  readManifest(root).packageManager ?? 'pnpm',
  '--loglevel=error',
]
