// `npm run release:dry`: all of a release but the publishing; packs, installs the tarballs in an empty app, and runs it.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { address, refusal } from '../manifests.ts'
import { publishedPackages, readManifest } from '../repository.ts'
import { packInto, run } from '../tarballs.ts'

const fixture = fileURLToPath(new URL('../../fixtures/released-app.mjs', import.meta.url))
const app = mkdtempSync(join(tmpdir(), 'wxpipe-release-'))

try {
  const tarballs = packInto(join(app, 'tarballs'), { build: !process.argv.includes('--built') })
  console.log(`packed ${tarballs.length} packages`)
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n')
  // The tarballs need nothing else, but for host-taro, whose framework every Taro app has: without the peers, npm asks no
  // registry. An install that did would not be what their manifests say.
  const quietly = ['--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', '--ignore-scripts']
  run(['npm', 'install', ...quietly, ...tarballs], app)
  console.log('installed them in an empty app, without a registry')
  copyFileSync(fixture, join(app, 'app.mjs'))
  const loads = publishedPackages.filter(({ dir }) => !('@tarojs/taro' in (readManifest(dir).peerDependencies ?? {})))
  const names = loads.map(({ name }) => name)
  console.log(run([process.execPath, 'app.mjs', ...names], app).trim())
  const refused = refusal(address)
  if (refused) console.log(`npm run release would not publish them. ${refused}`)
} finally {
  rmSync(app, { recursive: true, force: true })
}
