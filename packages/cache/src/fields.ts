// Picks fields of an object by their names.

/** The fields whose names are wanted, without inherited ones. */
export function fieldsOf<T extends object>(given: T, isWanted: (name: string) => boolean): T {
  const wanted: { [name: string]: unknown } = {}
  for (const [name, value] of Object.entries(Object(given))) if (isWanted(name)) wanted[name] = value
  return wanted as T
}
