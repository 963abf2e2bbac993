// Takes libraries of the npm registry through 构建 npm, each in a project of its own, as an app would have them.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Scripts } from './engine-program.ts'
import { allFilesIn } from './folders.ts'
import { runPacker } from './toolchain.ts'

/** What became of one project. */
export interface PackedProject {
  /** The tools' own words, when they have given up: no package of the project is built then. */
  readonly error?: string
  /** How many packages they have built. */
  readonly packed?: number
  readonly warnings?: readonly { readonly msg: string }[]
  /** The scripts that an app has after it, by the names that `engineProgram` takes. */
  readonly scripts: Scripts
}

/**
 * Makes a project in the folder.
 * @param dependencies the folders of the packages that it depends on; they are copied with all that they depend on
 * @param tools those of its devDependencies, which 构建 npm does not look at
 */
export function layOutProject(
  folder: string,
  name: string,
  dependencies: readonly string[],
  tools: readonly string[] = [],
): string {
  const project = join(folder, name)
  const versionsOf = (paths: readonly string[]) =>
    Object.fromEntries(
      paths.map((path) => install(path, join(project, 'node_modules'))).map(({ name, version }) => [name, version]),
    )
  mkdirSync(join(project, 'miniprogram'), { recursive: true })
  const manifest = { dependencies: versionsOf(dependencies), devDependencies: versionsOf(tools) }
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'app', version: '1.0.0', ...manifest }))
  return project
}

/** Runs 构建 npm on all projects of the folder. @returns what became of each, by its name */
export async function packAll(folder: string): Promise<(name: string) => PackedProject> {
  await runPacker(folder)
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
  return (name) => ({ ...report[name], scripts: scriptsIn(join(folder, name, 'miniprogram')) })
}

const scriptsIn = (miniprogram: string): Scripts =>
  Object.fromEntries(
    allFilesIn(miniprogram)
      .filter((path) => path.endsWith('.js'))
      .map((path) => [path, readFileSync(join(miniprogram, path), 'utf8')]),
  )

interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** Copies a package and all that it depends on, side by side as npm does it; pnpm has them beside each other too. */
function install(path: string, into: string): Manifest {
  const from = realpathSync(path)
  const manifest: Manifest = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'))
  const to = join(into, manifest.name)
  if (existsSync(to)) return manifest
  mkdirSync(dirname(to), { recursive: true })
  for (const entry of readdirSync(from)) {
    if (entry !== 'node_modules') cpSync(join(from, entry), join(to, entry), { recursive: true, dereference: true })
  }
  const beside = from.slice(0, -manifest.name.length)
  for (const name of Object.keys(manifest.dependencies ?? {})) install(join(beside, name), into)
  return manifest
}
