// A call as a curl command.
import { headerOf, postOf } from './post.ts'
import type { InspectedCall, InspectedSend } from './types.ts'

/**
 * Makes a curl command for a POSIX shell from the last send of a call, or from the call itself if nothing was sent. The
 * secrets are hidden: replace the masks with your own.
 * @example wx.setClipboardData({ data: curlOf(inspector.calls[0]!) })
 */
export function curlOf(call: InspectedCall): string {
  const [last = {} as Partial<InspectedSend>] = call.sends.slice(-1)
  const { method, url, file } = Object.assign({}, call, last)
  const header = headerOf(last)
  // With -I curl sends no body.
  const post = method === 'HEAD' ? undefined : postOf(last)
  // Without -g curl takes brackets for a list of URLs.
  const parts = [`curl ${/[[\]{}]/.test(url) ? '-g ' : ''}${quoted(url)}`]
  if (method !== 'GET' || post) parts.push(method === 'HEAD' ? '-I' : `-X ${quoted(method)}`)
  for (const name of Object.keys(header)) {
    // With a colon and no value, curl would leave the header out; a semicolon sends it empty.
    parts.push(`-H ${quoted(name + (header[name] === '' ? ';' : `: ${header[name]}`))}`)
  }
  if (post && post.params) {
    for (const { name, value } of post.params) {
      // With -F curl takes a value that begins with `@` or `<` for a file, and text after a semicolon for settings.
      if (value === undefined) parts.push(`-F ${quoted(`${name}=@${pathOf(file!)}`)}`)
      else parts.push(`${/^[@<]|;/.test(value) ? '--form-string' : '-F'} ${quoted(`${name}=${value}`)}`)
    }
  } else if (post) {
    parts.push(`--data-raw ${quoted(post.text!)}`)
  }
  // The shell ignores it.
  return parts.join(' \\\n  ') + (post && post.comment ? `\n# ${post.comment}` : '')
}

/** Without quotes curl takes a comma for a list of files, and text after a semicolon for settings. */
const pathOf = (path: string) => (/[,;"]/.test(path) ? `"${path.replace(/["\\]/g, '\\$&')}"` : path)

const quoted = (text: string) => `'${text.replace(/'/g, "'\\''")}'`
