// `npm run manifests`: writes what all published manifests share, the repository's address above all, into each.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { complete } from '../manifests.ts'
import { publishedPackages, readManifest } from '../repository.ts'

for (const published of publishedPackages) {
  const manifest = complete(readManifest(published.dir), published)
  writeFileSync(join(published.dir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
