// A body piece by piece.
import type { Piece, ResponseLike } from './surroundings.ts'

/** Tells each piece as it comes. */
export function drain({ body }: ResponseLike, onPiece: (piece: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!body) return resolve()
    const reader = body.getReader()
    // Not one promise inside another, which would hold every piece of a long stream.
    const read = (): void => {
      const take = ({ done, value }: Piece) => {
        if (done) return resolve()
        onPiece(value!)
        read()
      }
      reader.read().then(take).catch(reject)
    }
    read()
  })
}
