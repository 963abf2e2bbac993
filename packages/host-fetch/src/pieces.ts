// A body piece by piece.
import type { Reader, ResponseLike } from './runtime.ts'

/** The reader of a body; none of an empty one, and where an answer has no stream of the web's: old WebViews, other packages. */
export const readerOf = ({ body }: ResponseLike): Reader | null | undefined =>
  body && body.getReader && body.getReader()

/** Reads a body to its end, and hands on each piece as it comes. */
export function drain(reader: Reader, onPiece: (piece: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // Not one promise inside another, which would hold every piece of a long stream.
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
