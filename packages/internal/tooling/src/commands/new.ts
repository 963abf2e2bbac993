// `npm run new -- idempotency-key`: makes a plugin package that passes every check, with its entries everywhere.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { report, reportPath } from '../api-report.ts'
import { namesOf, writeEntries, writePackage } from '../new-package.ts'
import { pnpm, root } from '../repository.ts'
import { sizeOfBuilt } from '../sizes.ts'
import { run } from '../tarballs.ts'

const [wanted = ''] = process.argv.slice(2)
const names = namesOf(wanted)
if (existsSync(join(root, 'packages', names.name)))
  throw new Error(`packages/${names.name} is there already; delete it if it is what a run that broke off has left`)
const dir = writePackage(names)
console.log('installing and building it')
run([...pnpm, 'install', '--prefer-offline', '--no-frozen-lockfile'])
// Its types name the core's, as they are built.
if (!existsSync(join(root, 'packages/core/dist/index.d.ts'))) build('core')
build(names.name)
const bytes = await sizeOfBuilt(dir, names.factory)
const changed = writeEntries(names, bytes)
const published = { id: names.name, name: `@wxpipe/${names.name}`, dir, isForNode: false }
writeFileSync(reportPath(published), report(published) ?? '')
const biome = createRequire(join(root, 'package.json')).resolve('@biomejs/biome/bin/biome')
run([process.execPath, biome, 'check', '--write', relative(root, dir), ...changed])
const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
writeFileSync(join(dir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
console.log(`packages/${names.name} is there. It puts a header on each request and passes every check: npm test
Write what yours does into src/${names.name}.ts, its tests, its README.md and README.zh-CN.md, "description" and "keywords" of its
package.json, its row in the repository's README.md and README.zh-CN.md (its size too: the test says which), its main path in
packages/internal/e2e (fixtures/main-paths.js and src/expected-facts.ts) and .changeset/${names.name}.md. Where its option has another
name, or there is none, change packages/internal/tooling/src/plugin-keys.test-d.ts. Its api.d.ts is written by npm run api.`)

function build(name: string): void {
  run([...pnpm, '--filter', `@wxpipe/${name}`, 'run', 'build'])
}
