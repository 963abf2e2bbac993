// What uploads and downloads share: their messages for refusals, their header, their timeout.
import { type Fault, failureAs } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import { outgoingHeader } from '../request/outgoing.ts'
import type { Context } from '../state/context.ts'

const MINUTE = 60_000

/** The timeout in milliseconds: the app's, else the host's. It has no maximum, so that a long download can end. */
export const limitOf = (asked: unknown, { options }: Context): number =>
  Number(asked) > 0 ? Number(asked) : (options.timeout ?? MINUTE)

/**
 * The messages of refusals before the send name another call: `uploadFile:fail createUploadTask:fail file not found`.
 */
const REFUSALS = /^(\w+:fail )(url not in domain list|invalid url|file not found)/

export function failureOf(fault: Fault, api: 'uploadFile' | 'downloadFile'): object {
  const failed = failureAs(fault, api)
  const inner = api === 'uploadFile' ? 'createUploadTask' : 'createDownloadTask'
  return failed.errMsg === undefined
    ? failed
    : { ...failed, errMsg: failed.errMsg.replace(REFUSALS, `$1${inner}:fail $2`) }
}

/** The headers of wx and of the app, without the content type that wx.request would set. */
export function headerOf(header: object | null | undefined): { values: Record<string, string> } | Fault {
  const given = outgoingHeader(header)
  if ('fault' in given) return given
  const names = Object.keys(header ?? {}).map((name) => name.toLowerCase())
  const { 'content-type': own, ...others } = given.values
  return { values: own !== undefined && names.includes('content-type') ? given.values : others }
}

/** Why wx refuses this url; undefined if it accepts it. */
export const checkUrl = (url: unknown): Fault | undefined =>
  typeof url === 'string' && /^https?:\/\/[^/?#\s]/i.test(url) ? undefined : faults.invalidUrl(String(url))
