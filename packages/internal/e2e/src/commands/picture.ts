// Takes the README's picture: plays the demo, opens its report in Chromium and shoots one chapter. `tsx …/picture.ts [path]`
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import { launchChromium } from '../chromium.ts'

const CHAPTER = 'Log in and everything resumes'
const MARGIN = 20
/** A README is read on phones, too. */
const LARGEST = 200_000

const { chromium, need } = await import(pathToFileURL(join(root, 'packages/internal/tooling/needs.mjs')).href)
need('The picture', 'packages', 'chromium')

const path = process.argv[2] ?? join(root, 'docs/images/demo-report.png')
const folder = mkdtempSync(join(tmpdir(), 'wxpipe-picture-'))
process.env['CHROMIUM'] = chromium
try {
  const demo = join(root, 'packages/internal/tooling/demo.mjs')
  execFileSync(process.execPath, [demo, '--json', '--har', join(folder, 'out.har')], { cwd: root, stdio: 'ignore' })
  const browser = await launchChromium()
  const page = await browser.newPage({ viewport: { width: 1_000, height: 1_100 }, deviceScaleFactor: 1.6 })
  await page.goto(pathToFileURL(join(folder, 'out.html')).href)
  const chapter = page.locator('.report-chapter', { hasText: CHAPTER })
  await chapter.scrollIntoViewIfNeeded()
  await chapter.locator('.wf-row[id]').first().waitFor()
  const box = (await chapter.boundingBox())!
  const clip = { x: box.x - MARGIN, y: box.y - MARGIN, width: box.width + 2 * MARGIN, height: box.height + 2 * MARGIN }
  await page.screenshot({ path, clip, animations: 'disabled' })
  await browser.close()
  const { length } = readFileSync(path)
  console.log(`${path}: ${length} bytes`)
  if (length > LARGEST) throw new Error(`more than ${LARGEST} bytes`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
