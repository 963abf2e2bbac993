// What the page in the browser runs: the Mini Program over fetch, with what the checks need of it on `window`.
import { type Handler, launchMiniProgram, type MiniProgram } from '@wxpipe/testing'
import * as glassEasel from 'glass-easel'
import * as adapter from 'glass-easel-miniprogram-adapter'
import * as templateCompiler from 'glass-easel-template-compiler'

declare const window: { miniProgram?: MiniProgram }

/** The page stands at the server's own address. */
const overFetch: Handler = async ({ url, method, header, raw }) => {
  const { referer: _unsettable, ...headers } = header
  const response = await fetch(url, { method, headers, body: raw ?? null })
  return { statusCode: response.status, header: Object.fromEntries(response.headers), data: await response.text() }
}

const decoded = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

const packed = (await (await fetch('/files.json')).json()) as Record<string, string>
const files = Object.fromEntries(Object.entries(packed).map(([path, base64]) => [path, decoded(base64)]))
window.miniProgram = launchMiniProgram({
  files,
  framework: { glassEasel, adapter, templateCompiler },
  handler: overFetch,
})
