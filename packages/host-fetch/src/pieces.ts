// A body piece by piece.
import type { Piece, ResponseLike } from './surroundings.ts'

/** The pieces as Node's `writeFile` takes them: the next one is read when the last one is written. */
export interface Pieces {
  next(): Promise<Piece>
}

/** @param onPiece is told each piece before whoever reads */
export function piecesOf({ body }: ResponseLike, onPiece: (piece: Uint8Array) => void): Pieces {
  const reader = body && body.getReader()
  const none: Promise<Piece> = Promise.resolve({ done: true })
  return {
    next: () =>
      (reader ? reader.read() : none).then((piece) => {
        if (!piece.done) onPiece(piece.value!)
        return piece
      }),
  }
}

/** Reads all of them. */
export function drain(pieces: Pieces): Promise<void> {
  return new Promise((resolve, reject) => {
    // Not one promise inside another, which would hold every piece of a long stream.
    const read = (): void => {
      pieces.next().then(({ done }) => (done ? resolve() : read()), reject)
    }
    read()
  })
}
