// The host's timers belong to the clock that has set them.
import { afterEach, expect, it, vi } from 'vitest'
import { createHost } from '../index.ts'

afterEach(() => void vi.unstubAllGlobals())

it('reset leaves no real timer behind fake timers that came meanwhile, and which clear only their own', () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  const host = createHost({ profile: { latency: 60_000 }, handler: () => ({}) })
  host.wx.request({ url: 'https://api.example.com/' })
  expect(timers()).toBeGreaterThan(before)
  // As jest's and sinon's do.
  vi.stubGlobal('clearTimeout', () => {})
  host.reset()
  expect(timers()).toBe(before)
})
