// Turns Node's socket and TLS errors into the messages and numbers of Chromium's network stack, which wx passes on.

import { cronet } from '../faults/failure-words.ts'
import type { Fault } from '../faults/fault.ts'

const KNOWN: Readonly<Record<string, readonly [number, string]>> = {
  ECONNREFUSED: [-102, 'CONNECTION_REFUSED'],
  ECONNRESET: [-101, 'CONNECTION_RESET'],
  EPIPE: [-101, 'CONNECTION_RESET'],
  ECONNABORTED: [-103, 'CONNECTION_ABORTED'],
  ETIMEDOUT: [-118, 'CONNECTION_TIMED_OUT'],
  EHOSTUNREACH: [-109, 'ADDRESS_UNREACHABLE'],
  ENETUNREACH: [-109, 'ADDRESS_UNREACHABLE'],
  HPE_HEADER_OVERFLOW: [-325, 'RESPONSE_HEADERS_TOO_BIG'],
  DEPTH_ZERO_SELF_SIGNED_CERT: [-202, 'CERT_AUTHORITY_INVALID'],
  SELF_SIGNED_CERT_IN_CHAIN: [-202, 'CERT_AUTHORITY_INVALID'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [-202, 'CERT_AUTHORITY_INVALID'],
  CERT_HAS_EXPIRED: [-201, 'CERT_DATE_INVALID'],
  ERR_TLS_CERT_ALTNAME_INVALID: [-200, 'CERT_COMMON_NAME_INVALID'],
  EPROTO: [-107, 'SSL_PROTOCOL_ERROR'],
}

/** @param hasHead whether the head of the response had already arrived */
export function failureOfError(error: unknown, hasHead: boolean): Fault {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const [number, name] = known(code, message, hasHead)
  return { fault: 'network', errMsg: cronet(number, name), errno: 600001 }
}

function known(code: string, message: string, hasHead: boolean): readonly [number, string] {
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT')) return [-330, 'CONTENT_DECODING_FAILED']
  if (hasHead && code === 'ECONNRESET') return [-355, 'INCOMPLETE_CHUNKED_ENCODING']
  if (message.includes('hang up')) return [-324, 'EMPTY_RESPONSE']
  if (KNOWN[code] !== undefined) return KNOWN[code]
  if (code.startsWith('ERR_SSL_')) return [-107, 'SSL_PROTOCOL_ERROR']
  return code.startsWith('HPE_') ? [-320, 'INVALID_RESPONSE'] : [-2, 'FAILED']
}
