// Measures how the viewer scrolls through 1,000 and 10,000 calls, in frames of Chromium. On a quiet machine: `tsx …/viewer-frames.ts`
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import { viewerPage } from '@wxpipe/viewer/pages'
import { sampleHar } from '@wxpipe/viewer/samples'
import { launchChromium } from '../chromium.ts'

const FRAMES = 240
/** Milliseconds. A screen with 60 frames a second shows one every 16.7: after two of them, one was missed. */
const MISSED = 34

const { chromium, need } = await import(pathToFileURL(join(root, 'packages/internal/tooling/needs.mjs')).href)
need('The frames of the viewer', 'packages', 'chromium')
process.env['CHROMIUM'] = chromium

/** Scrolls so many pixels a frame; milliseconds of the frames, shortest first. */
const scroll = (pixels: number) => `new Promise((resolve) => {
  const list = document.querySelector('.wf-scroller')
  const times = []
  let last
  list.scrollTop = 0
  requestAnimationFrame(function frame(now) {
    if (last) times.push(now - last)
    last = now
    if (times.length === ${FRAMES}) return resolve(times.sort((a, b) => a - b))
    list.scrollTop += ${pixels}
    requestAnimationFrame(frame)
  })
})`

const folder = mkdtempSync(join(tmpdir(), 'wxpipe-frames-'))
const browser = await launchChromium()
try {
  const viewer = join(folder, 'viewer.html')
  writeFileSync(viewer, await viewerPage())
  for (const calls of [1_000, 10_000]) {
    const har = join(folder, `${calls}.har`)
    writeFileSync(har, JSON.stringify(sampleHar(calls)))
    const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } })
    await page.goto(pathToFileURL(viewer).href)
    const began = Date.now()
    await page.locator('input[type=file]').setInputFiles(har)
    await page.locator('.wf-row[id]').first().waitFor()
    console.log(`${calls} calls: open after ${Date.now() - began} ms`)
    await page.waitForTimeout(1_000)
    for (const pixels of [1, 90, 300]) {
      const times: number[] = await page.evaluate(scroll(pixels))
      const [middle, worst] = [times[FRAMES / 2], times[FRAMES - 1]].map((time) => time?.toFixed(1))
      const missed = times.filter((time) => time > MISSED).length
      console.log(
        `  ${pixels} px a frame: ${middle} ms in the median, ${worst} at worst, ${missed} of ${FRAMES} frames missed`,
      )
    }
    await page.close()
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
