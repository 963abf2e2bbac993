// Everything measured, by what was measured and in which round
import { type Figure, keyOf, type Measured, type Stampede } from './job.ts'
import { median } from './median.ts'

export class Figures {
  private readonly rounds = new Map<string, Figure[]>()
  readonly refused = new Map<string, string>()

  add(job: Measured, figure: Figure): void {
    const key = keyOf(job)
    const figures = this.rounds.get(key) ?? []
    figures.push(figure)
    this.rounds.set(key, figures)
  }

  private of(what: Measured): readonly Figure[] {
    return this.rounds.get(keyOf(what)) ?? []
  }

  /** The median over the rounds; undefined when it was not measured. */
  value(what: Measured): number | undefined {
    const values = this.of(what).map(({ value }) => value)
    return values.length > 0 ? median(values) : undefined
  }

  /** The round that was disturbed least: of a time the shortest, of requests per second the most. */
  best(what: Measured): number | undefined {
    const values = this.of(what).map(({ value }) => value)
    if (values.length === 0) return undefined
    return what.plan === 'burst' ? Math.max(...values) : Math.min(...values)
  }

  /** What comes of several figures, taken within each round: what disturbs the machine for a while disturbs them all. */
  across(whats: readonly Measured[], compare: (...values: number[]) => number): number | undefined {
    const measured = whats.map((what) => this.of(what))
    const rounds = Math.min(...measured.map((figures) => figures.length))
    const compared = Array.from({ length: rounds }, (_, round) =>
      compare(...measured.map((figures) => figures[round]?.value ?? Number.NaN)),
    )
    return compared.length > 0 ? median(compared) : undefined
  }

  ratio(what: Measured, base: string): number | undefined {
    return this.across([what, { ...what, id: base }], (value, other) => value / other)
  }

  difference(what: Measured, base: string): number | undefined {
    return this.across([what, { ...what, id: base }], (value, other) => value - other)
  }

  stampedes(what: Measured): Stampede[] {
    return this.of(what).flatMap(({ stampede }) => stampede ?? [])
  }
}
