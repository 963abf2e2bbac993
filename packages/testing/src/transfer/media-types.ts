// File name extensions and media types, in both directions, for the usual files of apps.
import type { HeaderLines } from '../servers/wire.ts'

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  pdf: 'application/pdf',
  zip: 'application/zip',
  json: 'application/json',
  txt: 'text/plain',
  html: 'text/html',
  csv: 'text/csv',
}

/** The media type of a file by its name. */
export const mediaTypeOf = (fileName: string): string =>
  TYPES[/\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/**
 * The extension of a temporary file: 'unknown', as in wx, if the server's Content-Type is missing or not known here.
 */
export function extensionOf(lines: HeaderLines): string {
  const type = lines
    .find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    .split(';')[0]
    ?.trim()
  return Object.keys(TYPES).find((extension) => TYPES[extension] === type) ?? 'unknown'
}
