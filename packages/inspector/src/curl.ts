// A call as a command line.
import { headerOf, postOf, typeOf } from './post.ts'
import type { InspectedCall, InspectedSend } from './types.ts'

/**
 * Makes a command for a POSIX shell of the last send of a call, or of the call itself where nothing was sent. The secrets are
 * hidden: put your own in their place.
 * @example wx.setClipboardData({ data: curlOf(inspector.calls[0]!) })
 */
export function curlOf(call: InspectedCall): string {
  const last: Partial<InspectedSend> = call.sends[call.sends.length - 1] || {}
  const { method, url, file } = Object.assign({}, call, last)
  const header = headerOf(last)
  // curl has no body for -I.
  const post = method === 'HEAD' ? undefined : postOf(last)
  // Without -g curl takes brackets for a list of URLs.
  const parts = [`curl ${/[[\]{}]/.test(url) ? '-g ' : ''}${quoted(url)}`]
  if (method !== 'GET' || post) parts.push(method === 'HEAD' ? '-I' : `-X ${quoted(method)}`)
  for (const name of Object.keys(header)) {
    // A colon with nothing behind it would leave the header out.
    parts.push(`-H ${quoted(name + (header[name] === '' ? ';' : `: ${header[name]}`))}`)
  }
  if (post && post.params) {
    for (const { name, value } of post.params) {
      // With -F curl reads `@` and `<` at the beginning as files, and what is behind a semicolon as settings.
      if (value === undefined) parts.push(`-F ${quoted(`${name}=@${pathOf(file!)}`)}`)
      else parts.push(`${/^[@<]|;/.test(value) ? '--form-string' : '-F'} ${quoted(`${name}=${value}`)}`)
    }
  } else if (post) {
    // Without it, curl would send the content type of a form.
    if (!typeOf(header, '')) parts.push(`-H ${quoted(`content-type: ${post.mimeType}`)}`)
    parts.push(`--data-raw ${quoted(post.text!)}`)
  }
  return parts.join(' \\\n  ')
}

/** Without quotes curl takes commas for a list of files, and what is behind a semicolon for settings. */
const pathOf = (path: string) => (/[,;"]/.test(path) ? `"${path.replace(/["\\]/g, '\\$&')}"` : path)

const quoted = (text: string) => `'${text.replace(/'/g, "'\\''")}'`
