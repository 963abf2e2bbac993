// Data paths, as `setData` takes them: 'list[2].text' names a field of an item, which need not exist yet.

/** Writes a value at its path, in place; creates the objects and lists that are missing on the way. */
export function setAtPath(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) => (index ? Number(index) : step))
  const last = steps.pop()
  if (last === undefined) return
  let at = data as Record<string | number, unknown>
  steps.forEach((step, n) => {
    const isIndex = typeof (n + 1 < steps.length ? steps[n + 1] : last) === 'number'
    // As in wx, a value that does not fit the path is replaced.
    if (Object(at[step]) !== at[step] || (isIndex && !Array.isArray(at[step]))) at[step] = isIndex ? [] : {}
    at = at[step] as Record<string | number, unknown>
  })
  at[last] = value
}
