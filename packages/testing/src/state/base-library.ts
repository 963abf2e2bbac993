// Which base library the phone has, because several calls depend on its version.
import type { Context } from './context.ts'

/** The default version. */
const USUAL = '3.8.10'

export const baseLibraryOf = ({ options }: Pick<Context, 'options'>): string => options.baseLibrary ?? USUAL

/** Whether the phone's base library is that version or a later one. */
export function isSince(context: Pick<Context, 'options'>, wanted: string): boolean {
  const [ours, theirs] = [baseLibraryOf(context), wanted].map((version) => version.split('.').map(Number))
  for (const [at, part] of theirs!.entries()) {
    const own = ours![at] ?? 0
    if (own !== part) return own > part
  }
  return true
}
