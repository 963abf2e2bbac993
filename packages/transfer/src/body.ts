// Bodies that came as text, parsed as wx.request parses them.
import type { HttpRequest } from '@wxpipe/core'

/** The parsed text where it is JSON and `dataType` does not say otherwise; anything else as it is. */
export function parsed(data: unknown, { hostOptions }: HttpRequest): unknown {
  const { dataType = 'json' } = hostOptions
  try {
    // `trim` takes a byte order mark off as well.
    if (dataType === 'json') return JSON.parse((data as string).trim())
  } catch {
    // It is no JSON after all.
  }
  return data
}
