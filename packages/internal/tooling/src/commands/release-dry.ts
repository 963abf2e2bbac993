// `npm run release:dry`: all of a release but the publishing; packs, installs the tarballs in an empty app, and runs it.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { address, refusal } from '../manifests.ts'
import { publishedPackages } from '../repository.ts'
import { packInto, run } from '../tarballs.ts'

const fixture = fileURLToPath(new URL('../../fixtures/released-app.mjs', import.meta.url))
const app = mkdtempSync(join(tmpdir(), 'wxpipe-release-'))

try {
  const tarballs = packInto(join(app, 'tarballs'), { build: !process.argv.includes('--built') })
  console.log(`packed ${tarballs.length} packages`)
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n')
  // The tarballs need nothing else: an install that asked a registry would not be what their manifests say.
  run(['npm', 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', ...tarballs], app)
  console.log('installed them in an empty app, without a registry')
  copyFileSync(fixture, join(app, 'app.mjs'))
  const names = publishedPackages.map(({ name }) => name)
  console.log(run([process.execPath, 'app.mjs', ...names], app).trim())
  const refused = refusal(address)
  if (refused) console.log(`npm run release would not publish them. ${refused}`)
} finally {
  rmSync(app, { recursive: true, force: true })
}
