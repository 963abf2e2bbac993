// What uploads and downloads share: their own words for refusals, their header, their time.
import { type Fault, failureAs } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import { outgoingHeader } from '../request/outgoing.ts'
import type { Context } from '../state/context.ts'

const MINUTE = 60_000

/** Milliseconds: what the app asks for, else the host's; no maximum, as a long download could not end otherwise. */
export const limitOf = (asked: unknown, { options }: Context): number =>
  Number(asked) > 0 ? Number(asked) : (options.timeout ?? MINUTE)

/** Refusals before the send are worded as of another call: `uploadFile:fail createUploadTask:fail file not found`. */
const REFUSALS = /^(\w+:fail )(url not in domain list|invalid url|file not found)/

export function failureOf(fault: Fault, api: 'uploadFile' | 'downloadFile'): object {
  const failed = failureAs(fault, api)
  const inner = api === 'uploadFile' ? 'createUploadTask' : 'createDownloadTask'
  return failed.errMsg === undefined
    ? failed
    : { ...failed, errMsg: failed.errMsg.replace(REFUSALS, `$1${inner}:fail $2`) }
}

/** What wx sets itself, and the app's own; without the content type that wx.request would set. */
export function headerOf(header: object | null | undefined): { values: Record<string, string> } | Fault {
  const given = outgoingHeader(header)
  if ('fault' in given) return given
  const names = Object.keys(header ?? {}).map((name) => name.toLowerCase())
  const { 'content-type': own, ...others } = given.values
  return { values: own !== undefined && names.includes('content-type') ? given.values : others }
}

/** Whether wx takes this for a url; it refuses anything else. */
export const checkUrl = (url: unknown): Fault | undefined =>
  typeof url === 'string' && /^https?:\/\/[^/?#\s]/i.test(url) ? undefined : faults.invalidUrl(String(url))
