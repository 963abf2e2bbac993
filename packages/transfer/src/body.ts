// Bodies that arrive as text, parsed as wx.request parses them.
import type { HttpRequest } from '@wxpipe/core'

/** The parsed text if it is JSON, unless `dataType` says otherwise; anything else unchanged. */
export function parsed(data: unknown, { hostOptions }: HttpRequest): unknown {
  const { dataType = 'json' } = hostOptions
  try {
    // `trim` also removes a byte order mark.
    if (dataType === 'json') return JSON.parse((data as string).trim())
  } catch {
    // It is not JSON.
  }
  return data
}
