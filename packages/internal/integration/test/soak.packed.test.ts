// 20,000 requests through all plugins as they are built, over real HTTP in a bad hour: nothing is lost, nothing is left.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { growthOf, type Report } from './soak/report.ts'

const here = fileURLToPath(new URL('../', import.meta.url))
// Bytes for each request: one that is held takes a thousand and more; on a loaded machine the heap once seemed to grow by 130.
const allowed = 400

/** Runs the soak in a process of its own, with a heap that nothing else uses. */
async function soak(...args: readonly (string | number)[]): Promise<Report> {
  const options = ['--expose-gc', '--import', 'tsx', 'test/soak/main.ts', ...args.map(String)]
  // Without the repository's paths, so that the packages are those that were built.
  const env = { ...process.env, TSX_TSCONFIG_PATH: `${here}test/soak/tsconfig.built.json` }
  const child = spawn(process.execPath, options, { cwd: here, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  for await (const chunk of child.stdout) out += chunk
  return JSON.parse(out)
}

describe('20,000 requests over real HTTP with random faults', () => {
  let report: Report
  beforeAll(async () => {
    report = await soak()
  }, 600_000)

  it('all settle: each has its response, or was aborted, left, refused or too late as asked', () => {
    const { requests, outcomes, lost } = report
    const { answered, aborted, left, refused, ended, late } = outcomes
    expect(lost).toEqual([])
    expect([requests, answered + aborted + left + refused + ended + late]).toEqual([20_000, 20_000])
    // It was a bad hour, and most of it went well; on a slow machine more is late, because the timeout is 100 ms of real time.
    expect(answered + late).toBeGreaterThan(8_000)
    expect(ended).toBeLessThan(200)
    expect(Math.min(aborted, left, refused)).toBeGreaterThan(0)
  })

  it('every send is counted, and never more than ten are at the host', () => {
    const { sends, refreshes, refused, logins, inBurst } = report
    expect(sends.asked).toBe(sends.announced)
    expect(sends.served + refreshes).toBeLessThanOrEqual(sends.asked)
    expect(sends.asked).toBeGreaterThan(20_000)
    expect([sends.most, inBurst]).toEqual([10, 10])
    expect(Math.min(refused, refreshes, logins)).toBeGreaterThan(1)
  })

  it('no timer, listener or slot is left between the batches', () => {
    const { checkpoints, last } = report
    const left = [...checkpoints, last].map(({ heap: _, ...rest }) => rest)
    expect(new Set(left.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['{"timers":0,"listeners":0,"slots":0,"inFlight":0}']),
    )
  })

  it('the heap stays flat', () => {
    expect(growthOf(report)).toBeLessThan(allowed)
  })

  it('which would show if each request that is sent were held', async () => {
    expect(growthOf(await soak(4_000, 'leak'))).toBeGreaterThan(allowed)
  })
})
