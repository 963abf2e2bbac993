// The pieces of one response on their way to the app: merged, cut, delayed, and stopped by a fault.
import { joined } from '../calls/bytes.ts'
import type { Clock } from './clock.ts'

/** What happens to the pieces that the server has written. */
export interface ChunkRules {
  /** How many writes arrive as one piece. */
  readonly merged: number
  /** The length at which a piece is cut. */
  longest(): number
  /** Milliseconds that so many bytes take. */
  transfer(bytes: number): number
  /** After how many pieces `onLimit` is called; undefined: never. */
  readonly limit: number | undefined
  /** Hands one piece to the app. */
  deliver(piece: Uint8Array): void
  onLimit(): void
}

export class Chunks {
  /** Whether the app gets no more pieces. */
  stopped = false
  private count = 0
  private held: Uint8Array[] = []
  private line: { readonly ms: number; readonly run: () => void }[] = []
  private busy = false

  constructor(
    private readonly rules: ChunkRules,
    private readonly clock: Clock,
  ) {}

  /** Called when the head has arrived, because a `limit` of 0 pieces is reached then. */
  begin(): void {
    if (this.rules.limit === 0) this.rules.onLimit()
  }

  receive(bytes: Uint8Array): void {
    this.held.push(bytes)
    if (this.held.length >= this.rules.merged) this.flush()
  }

  /** Runs once all pieces so far have reached the app. */
  end(then: () => void): void {
    this.flush()
    this.after(0, then)
  }

  /** Runs after that many milliseconds, once everything before it has run. */
  after(ms: number, run: () => void): void {
    this.line.push({ ms, run })
    if (!this.busy) this.next()
  }

  /** Lets nothing more through for that many milliseconds. */
  pause(ms: number): void {
    this.line.unshift({ ms, run() {} })
  }

  private next(): void {
    const first = this.line.shift()
    this.busy = first !== undefined
    if (first === undefined) return
    this.clock.after(first.ms, () => {
      first.run()
      this.next()
    })
  }

  private flush(): void {
    if (this.held.length === 0) return
    const bytes = joined(this.held)
    this.held = []
    const longest = this.rules.longest()
    for (let at = 0; at === 0 || at < bytes.length; at += longest) {
      const piece = bytes.subarray(at, at + longest)
      this.after(this.rules.transfer(piece.length), () => this.deliver(piece))
    }
  }

  private deliver(piece: Uint8Array): void {
    if (this.stopped) return
    this.count += 1
    this.rules.deliver(piece)
    if (this.count === this.rules.limit) this.rules.onLimit()
  }
}
