// Bodies that came as text, parsed as wx.request parses them.
import type { HttpRequest } from '@wxpipe/core'

/** The text as JSON, where it is some and `dataType` does not say otherwise; anything else as it is. */
export function parsed(data: unknown, { hostOptions }: HttpRequest): unknown {
  const { dataType = 'json' } = hostOptions
  try {
    // Without a byte order mark.
    if (dataType === 'json') return JSON.parse((data as string).trim())
  } catch {
    // No JSON after all.
  }
  return data
}
