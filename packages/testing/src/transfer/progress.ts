// The tasks of uploads and downloads, and their head and progress events.
import { createListeners } from '../calls/listeners.ts'
import { cookiesOf, toHeader } from '../request/incoming.ts'
import type { TaskEvents } from '../request/task.ts'
import type { Context } from '../state/context.ts'
import type { TransferTask } from '../wx/transfer.ts'
import type { HeadersReceived } from '../wx/types.ts'

/** How many progress events there are when the total is known. */
const STEPS = 4

export interface TransferEvents<P> extends TaskEvents {
  task(abort: () => void): TransferTask<P>
}

/** How one kind of transfer names its progress. */
export type Wording<P> = (progress: number, done: number, total: number) => P

export function createTransferEvents<P extends object>(
  { quirks, report }: Context,
  wording: Wording<P>,
  isUpload: boolean,
): TransferEvents<P> {
  const headers = createListeners<HeadersReceived>(report)
  const progress = createListeners<P>(report)
  const atOnce = isUpload && quirks.progressJumps === true
  let total: number | undefined
  let done = 0
  const begin = (size: number | undefined) => {
    total = quirks.noTotal ? undefined : size
  }
  return {
    ...(isUpload ? { sending: atOnce ? 'at once' : 'in pieces' } : {}),
    begin,
    task: (abort) => ({
      abort,
      onProgressUpdate: progress.on,
      offProgressUpdate: progress.off,
      onHeadersReceived: headers.on,
      offHeadersReceived: headers.off,
    }),
    head({ lines, statusCode, size }) {
      if (!isUpload) begin(size)
      headers.emit({
        header: toHeader(lines, quirks) ?? {},
        cookies: cookiesOf(lines),
        ...(quirks.noHeadStatus ? {} : { statusCode }),
      })
    },
    chunk(bytes) {
      done += bytes.length
      const share = total === undefined || total === 0 ? 0 : Math.floor((done * 100) / total)
      progress.emit(wording(share, done, total ?? -1))
    },
    longest: () => (atOnce || !total ? Number.POSITIVE_INFINITY : Math.ceil(total / STEPS)),
  }
}
