// The demo's clock: time passes only while somebody waits for something, and never during real work.
import { setTimeout as reallyWait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createClock } from '../src/demo/clock.ts'

const start = (isQuiet = () => true) => {
  const clock = createClock(isQuiet, () => {})
  onTestFinished(() => clock.remove())
  return clock
}
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

test('an hour takes no time, and everybody who asks for the time sees it pass', async () => {
  const began = performance.now()
  const clock = start()
  const now = Date.now()
  await clock.drive(wait(3_600_000))
  expect([clock.elapsed, Date.now() - now]).toEqual([3_600_000, 3_600_000])
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('timers come in order of time, then of age, and a cleared one never', async () => {
  const clock = start()
  const heard: string[] = []
  for (const [name, at] of [
    ['c', 20],
    ['a', 10],
    ['b', 10],
  ] as const)
    setTimeout(() => heard.push(name), at)
  clearTimeout(setTimeout(() => heard.push('cleared'), 5))
  await clock.drive(wait(20))
  expect(heard).toEqual(['a', 'b', 'c'])
})

test('it stands still while real work is under way', async () => {
  let isQuiet = false
  const clock = start(() => isQuiet)
  const driven = clock.drive(wait(1_000))
  await reallyWait(20)
  expect(clock.elapsed).toBe(0)
  isQuiet = true
  await driven
  expect(clock.elapsed).toBe(1_000)
})

test('waiting for what never comes is an error', async () => {
  await expect(start().drive(new Promise(() => {}))).rejects.toThrow('never comes')
})

test('what fails fails for who drives', async () => {
  await expect(start().drive(wait(5).then(() => Promise.reject(new Error('no'))))).rejects.toThrow('no')
})

test('removed, it gives back the real clock, timers and dice', () => {
  const { setTimeout, clearTimeout } = globalThis
  const { now } = Date
  const { random } = Math
  const clock = createClock(
    () => true,
    () => {},
  )
  expect([setTimeout, now, random].some((one) => one === globalThis.setTimeout || one === Date.now)).toBe(false)
  clock.remove()
  expect([globalThis.setTimeout, globalThis.clearTimeout, Date.now, Math.random]).toEqual([
    setTimeout,
    clearTimeout,
    now,
    random,
  ])
})
