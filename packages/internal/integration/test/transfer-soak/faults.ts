// What goes wrong on the phone itself, at random.
import { type Fault, faults, type Host } from '@wxpipe/testing'

const kinds: readonly (() => Fault)[] = [
  () => faults.connectionReset(),
  () => faults.afterChunks(2, faults.connectionReset()),
  () => faults.afterChunks(1, faults.interrupted()),
  () => faults.afterChunks(3, faults.slow(20)),
  () => faults.delivered(faults.timeout()),
  () => faults.answersTwice(),
  () => faults.successAndFail(),
  () => faults.answersAfterAbort(),
  () => faults.chunksAfterAbort(),
  () => faults.callsBackSynchronously(),
]

/** One call in five is hit. */
export function harm(host: Host, random: () => number, api: 'uploadFile' | 'downloadFile' | 'request'): void {
  if (random() < 0.2) host.fail(kinds[Math.floor(random() * kinds.length)]!(), { api })
}
