// Plays in a thread of its own: the page stays as quick as it was, and keeps its own timers.
import type { Choice } from './choice.ts'
import { type Outcome, play } from './scene.ts'

// The types of a page have a Window in the place of a worker's scope.
const scope = self as unknown as {
  onmessage: (event: MessageEvent<Choice>) => void
  postMessage(outcome: Outcome): void
}

scope.onmessage = async ({ data }) => scope.postMessage(await play(data))
