// What the page in the browser runs: the Mini Program over fetch, with what the checks need of it on `window`.
import { type Handler, launchMiniProgram, type MiniProgram } from '@wxpipe/testing'
import * as glassEasel from 'glass-easel'
import * as adapter from 'glass-easel-miniprogram-adapter'
import * as templateCompiler from 'glass-easel-template-compiler'

declare const window: { miniProgram?: MiniProgram }

/** Milliseconds between two words of a response: enough for a picture of its half. */
const WORD_PAUSE = 120

/** The page stands at the server's own address. */
const overFetch: Handler = async ({ url, method, header, raw }) => {
  const { referer: _unsettable, ...headers } = header
  const response = await fetch(url, { method, headers, body: raw ?? null })
  const head = { statusCode: response.status, header: Object.fromEntries(response.headers) }
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith('text/event-stream')) return { ...head, data: await response.arrayBuffer() }
  // What Chromium gets has been read to its end by then: see openPhone. So it is told in pieces again, each with its pause.
  return { ...head, chunks: (await response.text()).split(/(?<=\n\n)/), chunkDelay: WORD_PAUSE }
}

const decoded = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

const packed = (await (await fetch('/files.json')).json()) as Record<string, string>
const files = Object.fromEntries(Object.entries(packed).map(([path, base64]) => [path, decoded(base64)]))
window.miniProgram = launchMiniProgram({
  files,
  framework: { glassEasel, adapter, templateCompiler },
  handler: overFetch,
})
