// The time axis: round steps for its lines, and how times and sizes are written.

/** A stretch of time, in milliseconds since the beginning of the waterfall. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** The round times within a range, about as many as asked for. */
export function ticksOf({ from, to }: Range, count: number): readonly number[] {
  const rough = Math.max(to - from, 1e-3) / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10)
  const ticks: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at)
  return ticks
}

/** Where a time stands in a range: 0 at its beginning, 1 at its end; outside of that as well. */
export const placeIn = ({ from, to }: Range, at: number): number => (at - from) / Math.max(to - from, 1e-6)

/** `0.4 ms`, `120 ms`, `1.25 s`, `3 min 20 s`. */
export function writeTime(milliseconds: number): string {
  if (milliseconds < 10) return `${trim(milliseconds.toFixed(1))} ms`
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 10_000) return `${trim((milliseconds / 1_000).toFixed(2))} s`
  if (milliseconds < 60_000) return `${trim((milliseconds / 1_000).toFixed(1))} s`
  const minutes = Math.floor(milliseconds / 60_000)
  const seconds = Math.floor((milliseconds % 60_000) / 1_000)
  return seconds ? `${minutes} min ${seconds} s` : `${minutes} min`
}

/** `312 B`, `4.1 kB`, `2.6 MB`. */
export function writeSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${trim((bytes / 1_000).toFixed(1))} kB` : `${trim((bytes / 1_000_000).toFixed(1))} MB`
}

const trim = (digits: string): string => digits.replace(/\.0+$|(\.\d*[1-9])0+$/, '$1')
