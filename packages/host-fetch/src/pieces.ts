// A body piece by piece.
import type { Reader, ResponseLike } from './runtime.ts'

/** The reader of a body; none if the body is empty or not a web stream (old WebViews, other packages). */
export const readerOf = ({ body }: ResponseLike): Reader | null | undefined =>
  body && body.getReader && body.getReader()

/** Reads a body to its end, and passes on each piece as it arrives. */
export function drain(reader: Reader, onPiece: (piece: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // The promises are not chained, because a chain would keep every piece of a long stream in memory.
    const read = (): unknown =>
      reader
        .read()
        .then(({ done, value }) => {
          if (done) return resolve()
          onPiece(value!)
          read()
        })
        .catch(reject)
    read()
  })
}
