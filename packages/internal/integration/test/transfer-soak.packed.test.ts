// 200 uploads of 64 KB and 50 streams of 200 events through all plugins as they are built, over real HTTP in a bad hour.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from './transfer-soak/report.ts'

const here = fileURLToPath(new URL('../', import.meta.url))

/** Runs it in a process of its own, whose timers nothing else sets. */
async function soak(...args: string[]): Promise<Report> {
  // Without the repository's paths, so that the packages are those that were built.
  const env = { ...process.env, TSX_TSCONFIG_PATH: `${here}test/soak/tsconfig.built.json` }
  const command = ['--import', 'tsx', 'test/transfer-soak/main.ts', ...args]
  const child = spawn(process.execPath, command, { cwd: here, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  for await (const chunk of child.stdout) out += chunk
  return JSON.parse(out)
}

describe('200 uploads and 50 streams over real HTTP with random faults', () => {
  let report: Report
  beforeAll(async () => {
    report = await soak()
  }, 600_000)

  it('all end, and none otherwise than calls may end', () => {
    const { uploads, streams, lost } = report
    expect(lost).toEqual([])
    expect(uploads.stored + uploads.failed + uploads.aborted).toBe(200)
    expect(streams.told + streams.aborted).toBe(50)
  })

  it('no upload is lost or stored twice: each is as it was sent, and comes back so', () => {
    const { uploads, downloads, server } = report
    expect([server.twice, server.damaged]).toEqual([[], []])
    // A quarter has no key, so nothing repeats them; all others are stored, but those that were aborted.
    expect(uploads.failed).toBeLessThanOrEqual(50)
    expect(server.stored).toBeGreaterThanOrEqual(uploads.stored)
    expect(downloads).toBe(uploads.stored)
  })

  it('no event is lost, told twice, told out of its order or after the end of its call', () => {
    const { streams, events, wrong } = report
    expect(wrong).toEqual([])
    expect(events).toBeGreaterThanOrEqual(streams.told * 200)
    expect(events).toBeLessThanOrEqual(50 * 200)
  })

  it('no timer, listener, slot or temporary file is left', () => {
    const { left, strayFiles } = report
    expect([left, strayFiles]).toEqual([{ timers: 0, listeners: 0, slots: 0, inFlight: 0 }, []])
  })

  it('every send was signed anew, and never were more than ten at the host', () => {
    expect([report.server.nonces, report.most]).toEqual([0, 10])
  })

  it('it was a bad hour: everything went wrong that can', () => {
    const { brokeOff, begunAnew, server } = report
    const { repeated, refused, refreshes, broken, cut, silent } = server
    expect(Math.min(brokeOff, begunAnew, repeated, refused, refreshes, broken, cut, silent)).toBeGreaterThan(0)
  })

  it('which would show if the server did not know the keys', async () => {
    expect((await soak('forgetful')).server.twice).not.toEqual([])
  }, 600_000)
})
