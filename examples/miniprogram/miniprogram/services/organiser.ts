// The conversation with the organiser of an activity.
import type { CancelSource } from '@wxpipe/core'
import { quiet } from '../http'

/** Calls `say` with each word as it arrives, and resolves when the response is complete. The page shows the outcome. */
export const askOrganiser = (
  activityId: number,
  question: string,
  say: (word: string) => void,
  signal: CancelSource['signal'],
) =>
  quiet.post<void>(
    'activity/ask',
    { activityId, question },
    { stream: { onEvent: ({ data }) => say(JSON.parse(data).text) }, signal },
  )
