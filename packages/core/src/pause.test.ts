// A pause: as long as asked, ended by an abort, and without a trace afterwards.
import { countedSource, pass, useFakeTime } from '@wxpipe/test-support'
import { expect, it, vi } from 'vitest'
import { longestDelay, pause, startTimer } from './index.ts'

const takeUnhandled = useFakeTime()

/** Begins a pause. @returns whether it is over */
const begin = (...given: Parameters<typeof pause>) => {
  let isOver = false
  pause(...given).then(() => {
    isOver = true
  })
  return () => isOver
}

it('is over after so many milliseconds, and not before', async () => {
  const isOver = begin(300)
  await pass(299)
  expect(isOver()).toBe(false)
  await pass(1)
  expect([isOver(), vi.getTimerCount()]).toEqual([true, 0])
})

it.each([longestDelay + 1, 1e12, Number.POSITIVE_INFINITY])(
  'of %d ms, which no timer takes, is as long as a timer can be: it does not end at once',
  async (milliseconds) => {
    const isOver = begin(milliseconds)
    await pass(longestDelay - 1)
    expect(isOver()).toBe(false)
    await pass(1)
    expect(isOver()).toBe(true)
  },
)

it('lasts as long as asked while the signal has not tripped, and takes its listener off', async () => {
  const { signal, listeners } = countedSource()
  const isOver = begin(300, signal)
  await pass(299)
  expect([isOver(), listeners()]).toEqual([false, 1])
  await pass(1)
  expect([isOver(), listeners()]).toEqual([true, 0])
})

it('obeys the signal of an AbortController, which knows its events by name', async () => {
  const controller = new AbortController()
  const isOver = begin(300, controller.signal)
  controller.abort()
  await pass(0)
  expect([isOver(), vi.getTimerCount()]).toEqual([true, 0])
})

it('is over when the signal trips, and leaves no timer and no listener', async () => {
  const { signal, abort, listeners } = countedSource()
  const isOver = begin(300, signal)
  abort()
  await pass(0)
  expect([isOver(), listeners(), vi.getTimerCount()]).toEqual([true, 0, 0])
  const isOverToo = begin(300, signal)
  await pass(0)
  expect([isOverToo(), listeners(), vi.getTimerCount()]).toEqual([true, 0, 0])
})

it.each<[string, number | undefined, number]>([
  ['its time is over', 300, 400],
  ['the signal trips first', 300, 200],
  ['the signal trips and there is no time', undefined, 200],
])('a timer tells once that it has ended: %s', async (_how, milliseconds, abortedAt) => {
  const { signal, abort, listeners } = countedSource()
  const onEnd = vi.fn()
  startTimer(milliseconds, signal, onEnd)
  await pass(199)
  expect(onEnd).not.toHaveBeenCalled()
  await pass(abortedAt - 199)
  abort()
  await pass(400)
  expect([onEnd.mock.calls, listeners(), vi.getTimerCount()]).toEqual([[[]], 0, 0])
})

it('a timer that is stopped tells nobody', async () => {
  const { signal, abort, listeners } = countedSource()
  startTimer(300, signal, () => expect.unreachable())()
  abort()
  await pass(400)
  expect([listeners(), vi.getTimerCount()]).toEqual([0, 0])
})

// As AbortController polyfills do, which engines without one get.
it('a timer that is stopped tells nobody either when its signal calls a listener that was taken off', async () => {
  const listeners: (() => void)[] = []
  const signal = {
    aborted: false,
    addEventListener: (_: 'abort', listener: () => void) => void listeners.push(listener),
    removeEventListener() {},
  }
  startTimer(300, signal, () => expect.unreachable())()
  for (const listener of listeners) listener()
  await pass(400)
})

// Whoever waits with it holds a slot, or has callers that wait for an outcome.
it.each<[string, (stop: () => void, trip: () => void) => unknown, number]>([
  ['stopped', (stop) => stop(), 0],
  ['tripped', (_, trip) => trip(), 1],
  ['over', () => pass(300), 1],
])('a timer that is %s does as it should when its signal cannot be left', async (_, end, told) => {
  let trip = () => {}
  const signal = {
    aborted: false,
    addEventListener(_: 'abort', listener: () => void) {
      trip = listener
    },
    removeEventListener() {
      throw new Error('leave')
    },
  }
  const onEnd = vi.fn()
  await end(startTimer(300, signal, onEnd), () => trip())
  await pass(400)
  trip()
  expect([onEnd.mock.calls.length, vi.getTimerCount(), await takeUnhandled()]).toEqual([told, 0, [new Error('leave')]])
})
