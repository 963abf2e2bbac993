// Vitest global set-up: packs every published package and lays the tarballs out as an app's node_modules.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type PublishedPackage, publishedPackages, readManifest } from './repository.ts'
import { packInto, run, tarballNameOf } from './tarballs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder outside the repository whose node_modules hold the packages exactly as npm would install them. */
    readonly installedApp: string
  }
}

export default function setup(project: TestProject): () => void {
  const app = mkdtempSync(join(tmpdir(), 'wxpipe-app-'))
  publishedPackages.forEach(warnOfOldBuild)
  packInto(join(app, 'tarballs'), { build: false })
  for (const published of publishedPackages) {
    const target = installedDir(app, published)
    mkdirSync(target, { recursive: true })
    run(['tar', '-xzf', tarballOf(app, published), '-C', target, '--strip-components=1'])
  }
  writeFileSync(join(app, 'package.json'), '{ "private": true }\n')
  project.provide('installedApp', app)
  return () => rmSync(app, { recursive: true, force: true })
}

/** Where the app has this package. */
export const installedDir = (app: string, { name }: PublishedPackage): string => join(app, 'node_modules', name)

/** The packed file of this package. */
export const tarballOf = (app: string, published: PublishedPackage): string =>
  join(app, 'tarballs', tarballNameOf(published))

// Nothing stops here: the checks of that package fail by themselves, those of the others go on.
function warnOfOldBuild({ name, dir }: PublishedPackage): void {
  const main = join(dir, readManifest(dir).main ?? '')
  if (!existsSync(main)) return console.warn(`${name} is not built: run npm run build first`)
  if (newestSource(join(dir, 'src')) > statSync(main).mtimeMs) {
    console.warn(`${name} has changed since it was built: these checks look at the older build`)
  }
}

const newestSource = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? newestSource(path) : /\.test(-d)?\.ts$/.test(path) ? 0 : statSync(path).mtimeMs
    }),
  )
