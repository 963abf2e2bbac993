// Everything measured, by what was measured and in which round
import type { Figure, Job, Stampede } from './job.ts'
import { keyOf } from './job.ts'
import { median } from './statistics.ts'

export type Measured = Omit<Job, 'budget' | 'origin'>

export class Figures {
  private readonly rounds = new Map<string, Figure[]>()
  readonly refused = new Map<string, string>()

  add(job: Job, figure: Figure): void {
    const key = keyOf(job)
    const figures = this.rounds.get(key) ?? []
    figures.push(figure)
    this.rounds.set(key, figures)
  }

  private values(what: Measured): number[] {
    return (this.rounds.get(keyOf(what)) ?? []).map(({ value }) => value)
  }

  /** The median over the rounds; undefined when it was not measured. */
  value(what: Measured): number | undefined {
    const values = this.values(what)
    return values.length > 0 ? median(values) : undefined
  }

  /** The rounds side by side with another contender's: what disturbs the machine for a while disturbs both. */
  private beside(what: Measured, base: string, compare: (value: number, other: number) => number): number | undefined {
    const bases = this.values({ ...what, id: base })
    const compared = this.values(what).flatMap((value, round) => {
      const other = bases[round]
      return other === undefined ? [] : [compare(value, other)]
    })
    return compared.length > 0 ? median(compared) : undefined
  }

  ratio(what: Measured, base: string): number | undefined {
    return this.beside(what, base, (value, other) => value / other)
  }

  difference(what: Measured, base: string): number | undefined {
    return this.beside(what, base, (value, other) => value - other)
  }

  stampedes(what: Measured): Stampede[] {
    return (this.rounds.get(keyOf(what)) ?? []).flatMap(({ stampede }) => stampede ?? [])
  }
}
