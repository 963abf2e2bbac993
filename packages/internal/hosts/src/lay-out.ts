// A copy of an example as somebody else has it: its sources, those that it shares, and the packages from their tarballs.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tarballOf } from '@wxpipe/tooling/installed-app'
import { engineFreePackages, root } from '@wxpipe/tooling/repository'
import { run } from '@wxpipe/tooling/tarballs'
import type { ExampleApp } from './apps/index.ts'

// Not among the repository's packages: what is imported here is found in the example's own node_modules or not at all.
const copies = join(root, 'artifacts/hosts-apps')
// What the tools have brought or made.
const generated = /\/(node_modules|dist|\.swc)(\/|$)/

export const folderOf = ({ id }: ExampleApp): string => join(copies, 'examples', id)

export function layOut(app: ExampleApp, installedApp: string): void {
  const folder = folderOf(app)
  if (!existsSync(join(folder, 'node_modules'))) throw new Error(`no tools in ${folder}: npm run hosts installs them`)
  for (const part of [`examples/${app.id}`, 'examples/shared/src', 'examples/meetup/src']) {
    // Sources that have gone are gone from the copy too; its tools stay.
    rmSync(join(copies, part.replace(/(\/src)?$/, '/src')), { recursive: true, force: true })
    cpSync(join(root, part), join(copies, part), {
      recursive: true,
      filter: (path) => !generated.test(path.slice(root.length)),
    })
  }
  cpSync(join(root, 'packages/internal/hosts/src/flow'), join(folder, 'src/flow'), { recursive: true })
  app.addFlow(folder)
  rmSync(join(folder, 'node_modules/@wxpipe'), { recursive: true, force: true })
  for (const published of engineFreePackages) {
    const target = join(folder, 'node_modules', published.name)
    mkdirSync(target, { recursive: true })
    run(['tar', '-xzf', tarballOf(installedApp, published), '-C', target, '--strip-components=1'])
  }
}
