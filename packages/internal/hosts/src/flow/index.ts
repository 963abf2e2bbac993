// The flow: 23 checks, one after the other, in whatever runtime loads this file.
import { createFlowApp } from './app.ts'
import { checks } from './checks.ts'
import type { FlowRuntime } from './runtime.ts'

export type { FlowRuntime } from './runtime.ts'

/** How a check has gone. */
export interface Outcome {
  readonly name: string
  readonly ok: boolean
  /** What came of it, as JSON; or the error. */
  readonly got: string
}

/** Runs all checks; the outcome of each, in order. `onOutcome` hears each as it comes. */
export async function runFlow(
  runtime: FlowRuntime,
  onOutcome: (outcome: Outcome) => void = () => {},
): Promise<readonly Outcome[]> {
  const app = createFlowApp(runtime)
  const outcomes: Outcome[] = []
  for (const { name, expected, run } of checks) {
    const got = await Promise.resolve()
      .then(() => run(app, runtime))
      .then(JSON.stringify, (error) => `${error}`)
    const outcome = { name, ok: got === JSON.stringify(expected), got }
    outcomes.push(outcome)
    onOutcome(outcome)
  }
  return outcomes
}
