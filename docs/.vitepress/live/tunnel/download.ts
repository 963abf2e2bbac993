// Gives the reader a HAR as a file.

/** Long enough for a browser that asks where to put it. */
const KEPT = 60_000

export function download(name: string, har: object): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(har)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT)
}
