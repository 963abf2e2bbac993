// Writes the viewer as one HTML file: `npm run build` in this package, or with another path as its argument.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { viewerPage } from '../pages.ts'
import { sampleHar } from '../sample.ts'

const [path = fileURLToPath(new URL('../../dist/viewer.html', import.meta.url))] = process.argv.slice(2)
mkdirSync(dirname(resolve(path)), { recursive: true })
const page = await viewerPage(sampleHar())
writeFileSync(path, page)
console.log(`${path}: ${page.length} characters, with all that it needs`)
