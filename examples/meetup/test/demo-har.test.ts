// The demo's HAR and report: valid, whole, without a secret, and the story is told as without them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Har, HarEntry } from '@wxpipe/inspector'
import type { ReportContent } from '@wxpipe/viewer/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readArguments } from '../src/demo/arguments.ts'
import { type Run, run, titles, token } from './demo-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'wxpipe-demo-'))

let told: Run
let har: Har
let html: string
let entries: readonly HarEntry[]
beforeAll(async () => {
  told = await run(['src/demo.ts', '--json', '--har', 'out.har'], folder)
  har = JSON.parse(readFileSync(join(folder, 'out.har'), 'utf8'))
  html = readFileSync(join(folder, 'out.html'), 'utf8')
  entries = har.log.entries
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run demo -- --har out.har', () => {
  test('writes a HAR that a published validator accepts', async () => {
    const validate: { har(value: unknown): Promise<unknown> } = createRequire(import.meta.url)('har-validator')
    await expect(validate.har(har)).resolves.toBe(har)
  })

  test('every fact holds although every chapter has a clock, and stdout has the facts alone', () => {
    expect(told.code).toBe(0)
    expect(JSON.parse(told.stdout)).toMatchObject({
      ok: true,
      requests: 195,
      errors: { AUTH_EXPIRED: 8, RESPONSE: 4, ABORT: 8, NETWORK: 8 },
    })
    expect(told.stderr).toMatch(/^\d+ calls, \d+ entries: .*out\.har\n.*out\.html\n$/)
  })

  test('has every send of the story, with the calls that needed several', () => {
    const sends = entries.filter(({ _wxpipe: { send } }) => send > 0)
    expect(sends.length).toBeGreaterThan(200)
    expect(new Set(entries.map(({ _wxpipe: { call } }) => call)).size).toBeGreaterThan(150)
    expect(Math.max(...sends.map(({ _wxpipe: { send } }) => send))).toBeGreaterThan(2)
    expect(entries.filter(({ _fromCache }) => _fromCache).length).toBeGreaterThan(0)
  })

  test('has nothing that hangs: what a phone does while it is switched off belongs to no chapter', () => {
    expect(entries.filter(({ _wxpipe: { outcome } }) => outcome === 'pending')).toEqual([])
    const calls = new Map(entries.map(({ _wxpipe }) => [_wxpipe.call, _wxpipe]))
    const failures = [...calls.values()].filter(({ outcome }) => outcome !== 'ok')
    const counted: Record<string, number> = JSON.parse(told.stdout).errors
    expect(failures).toHaveLength(Object.values(counted).reduce((sum, count) => sum + count, 0))
  })

  test('has times that mean something: a response takes as long as the network, and the steps of a call are not all at once', () => {
    const successful = entries.filter(({ response, _wxpipe: { send } }) => send > 0 && response.status === 200)
    expect(successful.length).toBeGreaterThan(100)
    // The fastest network of the story, its Wi-Fi, takes at least 20 ms.
    expect(successful.filter(({ time }) => time < 20)).toEqual([])
    const steps = entries.find(({ _wxpipe: { send } }) => send === 2)?._wxpipe.steps ?? []
    expect(new Set(steps.map(({ at }) => at)).size).toBeGreaterThan(3)
  })

  test('holds no token, neither in the HAR nor in the report', () => {
    for (const text of [JSON.stringify(har), dataIn(html)]) {
      expect(token.exec(text)?.[0]).toBe(undefined)
      expect(text).not.toMatch(/Bearer [^•"\\]/)
    }
  })

  test('tells each chapter in the report, with its scenes and with all of its calls', () => {
    const { chapters }: ReportContent = JSON.parse(dataIn(html))
    expect(chapters.map(({ title }) => title)).toEqual(titles)
    expect(chapters.filter(({ scenes, har: { log } }) => scenes.length < 2 || log.entries.length < 2)).toEqual([])
    expect(chapters.reduce((sum, { har: { log } }) => sum + log.entries.length, 0)).toBe(entries.length)
  })
})

const dataIn = (page: string) => /<script type="application\/json" id="data">([^<]*)/.exec(page)?.[1] ?? ''

describe('the arguments of the demo', () => {
  const archiveOf = (...args: string[]) => {
    const { har = '', report = '' } = readArguments(args).archive ?? {}
    return [har, report].map((path) => path.split(/[\\/]/).at(-1))
  }

  test('the report stands beside the HAR unless it is told otherwise', () => {
    expect(archiveOf('--har', 'a/out.har')).toEqual(['out.har', 'out.html'])
    expect(archiveOf('--har=out.har', '--report', 'b.html')).toEqual(['out.har', 'b.html'])
    expect(archiveOf('--report', 'b.html')).toEqual(['b.har', 'b.html'])
    expect(archiveOf('--json')).toEqual(['', ''])
  })

  test('what it does not know is refused', () => {
    expect(() => readArguments(['--hra', 'x'])).toThrow("Unknown option '--hra'")
  })
})
