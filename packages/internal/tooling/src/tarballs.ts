// Packs the published packages into tarballs, as npm would receive them.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type PublishedPackage, pnpm, publishedPackages, readManifest, root } from './repository.ts'

/** The name of this package's tarball. */
export const tarballNameOf = ({ name, dir }: PublishedPackage): string =>
  `${name.replace('@', '').replace('/', '-')}-${readManifest(dir).version}.tgz`

/** Packs every published package into a folder, and gives the tarballs' paths; `build: false` packs what is built. */
export function packInto(folder: string, { build = true } = {}): readonly string[] {
  mkdirSync(folder, { recursive: true })
  const filters = publishedPackages.flatMap(({ name }) => ['--filter', name])
  // pnpm's pack, because it writes versions where the manifests say `workspace:`; `prepack` builds.
  const scripts = build ? [] : ['--config.ignore-scripts=true']
  run([...pnpm, ...scripts, '-r', ...filters, 'pack', '--pack-destination', folder])
  return publishedPackages.map((published) => join(folder, tarballNameOf(published)))
}

/** Runs a command to its end in a folder, or throws with all that it said. */
export function run([command = '', ...args]: readonly string[], cwd = root): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}
