// What the server must be able to rely on: each send signed over what it is, and one key for one write.
import type { HttpRequest } from '@wxpipe/core'
import type { SignInput } from '@wxpipe/signing'
import type { RequestOptions } from '@wxpipe/testing'
import type { Surroundings } from '../extras.ts'
import { baseURL } from '../requests.ts'

/** What is signed of a send. */
type Signed = Pick<SignInput, 'method' | 'path' | 'body' | 'nonce'>

/** Whoever can read it all has no secret, but sees what was signed. */
export const signatureOf = ({ method, path, body, nonce }: Signed, token: string | undefined): string =>
  encodeURIComponent([method, path, body, nonce, token].join('|'))

export function watchSends({ broken }: Surroundings) {
  const nonces = new Set<string>()
  const keys = new WeakMap<object, string>()
  const calls = new Map<string, object>()

  const lookAtSignature = (asked: RequestOptions, header: { [name: string]: string }) => {
    const { 'X-Sign': sign, 'X-Nonce': nonce = '', Authorization: token } = header
    if (!asked.url.startsWith(baseURL)) {
      if (sign) broken.push(`a signature went to ${asked.url}`)
      return
    }
    const body = asked.data === undefined ? '' : JSON.stringify(asked.data)
    const { pathname: path } = new URL(asked.url)
    const right = signatureOf({ method: asked.method as SignInput['method'], path, body, nonce }, token)
    if (sign !== right) broken.push(`${asked.url} is signed ${sign}, not ${right}`)
    if (nonces.has(nonce)) broken.push(`${asked.url} has the nonce of another send`)
    nonces.add(nonce)
  }
  const lookAtKey = ({ call }: HttpRequest, asked: RequestOptions, header: { [name: string]: string }) => {
    const key = header['Idempotency-Key']
    if (!key !== (asked.method !== 'POST')) broken.push(`${asked.method} ${asked.url} has the key ${key}`)
    if (!key) return
    if ((keys.get(call) ?? key) !== key) broken.push(`${asked.url} has another key when it is sent again`)
    if ((calls.get(key) ?? call) !== call) broken.push(`${asked.url} has the key of another write`)
    keys.set(call, key)
    calls.set(key, call)
  }
  return {
    sent(request: HttpRequest, asked: RequestOptions) {
      const header = asked.header as { [name: string]: string }
      lookAtSignature(asked, header)
      lookAtKey(request, asked, header)
    },
  }
}
