// Data paths, as `setData` takes them: 'list[2].text' names a field of an item, and need not be there yet.

/** Writes a value at its path, in place; makes the objects and lists on the way that are not there. */
export function setAtPath(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) => (index ? Number(index) : step))
  const last = steps.pop()
  if (last === undefined) return
  let at = data as Record<string | number, unknown>
  steps.forEach((step, n) => {
    const isIndex = typeof (n + 1 < steps.length ? steps[n + 1] : last) === 'number'
    // What is in the way of a path is replaced, as in wx.
    if (Object(at[step]) !== at[step] || (isIndex && !Array.isArray(at[step]))) at[step] = isIndex ? [] : {}
    at = at[step] as Record<string | number, unknown>
  })
  at[last] = value
}
