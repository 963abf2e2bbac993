// What a HAR file may hold, as far as the waterfall reads it. Anybody's file comes in: nothing in it is taken for granted.

/** A HAR as it was parsed: HAR 1.1 or 1.2, of a browser, a proxy or the inspector. */
export interface Har {
  readonly log: {
    readonly version?: unknown
    readonly creator?: unknown
    readonly pages?: unknown
    readonly entries: readonly unknown[]
  }
}

/** One field of something unknown; `undefined` where there is no such thing. */
export const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' ? (value as { readonly [name: string]: unknown })[name] : undefined

/** A field as text; numbers count, anything else is empty. */
export function text(value: unknown, name: string): string {
  const found = field(value, name)
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : ''
}

/** A field as a number; `undefined` for what is none, and for the -1 by which HAR says "does not apply". */
export function amount(value: unknown, name: string): number | undefined {
  const found = field(value, name)
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : undefined
}

/** A field as a list; empty for anything else. */
export function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name)
  return Array.isArray(found) ? found : []
}
