// What every runtime has to show.
import { expect } from 'vitest'
import { checks } from './flow/checks.ts'
import type { Outcome } from './flow/index.ts'

/** All 23, each as expected; of those that are not, what came instead. */
export function expectAll(outcomes: readonly Outcome[]): void {
  const expected = new Map(checks.map(({ name, expected }) => [name, JSON.stringify(expected)]))
  const wrong = outcomes.filter(({ ok }) => !ok).map((one) => ({ ...one, expected: expected.get(one.name) }))
  expect(wrong).toEqual([])
  expect(outcomes.map(({ name }) => name)).toEqual([...expected.keys()])
  expect(outcomes).toHaveLength(23)
}

/** An address at which nobody listens: the discard service's, which no machine runs. */
export const nowhere = 'http://127.0.0.1:9/'

/** The query of a page that runs the flow. */
export const flowQuery = (origin: string, run: string): string =>
  `baseURL=${encodeURIComponent(`${origin}/${run}/`)}&nowhere=${encodeURIComponent(nowhere)}`
