// A life of that app: requests, users who come and go, and waits of every kind; nothing may cross from one to another.
import { harOf } from '@wxpipe/inspector'
import { drain, flush } from '@wxpipe/test-support'
import type { Ask } from './calls.ts'
import type { Plant } from './plants.ts'
import { createWorld, type Happening, type WorldOptions } from './world.ts'

/** What happens next, and the milliseconds until what follows. */
export interface Step {
  readonly does: 'send' | Happening
  readonly after: number
  /** Of `send`. */
  readonly ask?: Ask
}

export interface Life extends WorldOptions {
  readonly steps: readonly Step[]
}

/** Lets milliseconds pass, from timer to timer. */
function pass(ms: number): Promise<void> {
  let isOver = false
  setTimeout(() => {
    isOver = true
  }, ms)
  return drain(
    () => {},
    () => isOver,
  )
}

/** Plays a life to its end. @returns what has crossed, or has never ended */
export async function play({ steps, ...options }: Life, plant?: Plant): Promise<readonly string[]> {
  const world = createWorld(options, plant)
  const { slots, watch, inspector } = world
  const { crossed, pending } = watch

  for (const { does, after, ask } of steps) {
    if (does === 'send') world.send(ask!)
    else {
      // The user comes in a tick of its own: responses from before have reached their callers.
      await flush()
      world.happens[does]()
    }
    if (after) await pass(after)
  }
  world.calm()
  await drain(
    () => {},
    () => !pending.size,
  )
  await drain(() => {})
  for (const { name } of pending) crossed.push(`${name} has never ended`)
  if (slots.pending || slots.size) crossed.push(`${slots.pending} slots are held, ${slots.size} wait`)
  const shown = JSON.stringify(harOf(inspector.calls))
  for (const token of world.tokens()) if (shown.includes(token)) crossed.push(`the inspector shows ${token}`)
  return crossed
}
