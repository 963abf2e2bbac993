// The phone of those users, as the app meets it: whatever leaves it or is stored on it is looked at in that moment.
import { cloudContainer } from '@wxpipe/cloud'
import type { Host } from '@wxpipe/testing'
import type { createServer } from './server.ts'
import { later, type SessionOptions } from './session.ts'
import { contentIn, type Watch } from './watch.ts'

type Wx = Host['wx']

/** Makes the app's `wx`, and the transport to its container in the cloud, which a slow app has to wait for. */
export function createPhone(
  host: Host,
  { reading }: Pick<SessionOptions, 'reading'>,
  { userOf }: ReturnType<typeof createServer>,
  { current, isAnother, note }: Watch,
) {
  const files = host.wx.getFileSystemManager()
  const lookAt = (what: string, header: unknown) => {
    const user = userOf({ ...Object(header) })
    note(isAnother(user), `${what} was sent as ${user} while ${current.user} was logged in`)
    note(user && current.user === null, `${what} was sent as ${user} after the logout`)
  }
  /** A function of the host that sends, behind that look. */
  const looked = <F extends (options: never) => unknown>(send: F, what: string): F =>
    ((options: { readonly header?: unknown }) => {
      lookAt(what, options.header)
      return send(options as never)
    }) as unknown as F
  const wx = {
    ...host.wx,
    getCurrentPages: host.getCurrentPages,
    request: looked(host.wx.request, 'a request'),
    uploadFile: looked(host.wx.uploadFile, 'an upload'),
    downloadFile: looked(host.wx.downloadFile, 'a download'),
    getFileSystemManager: () =>
      Object.assign(Object.create(files), {
        saveFile(options: { readonly tempFilePath: string }) {
          const { user } = contentIn(JSON.parse(files.readFileSync(options.tempFilePath, 'utf8') as string))
          note(isAnother(user), `${user}'s file was stored while ${current.user} was logged in`)
          return files.saveFile(options as never)
        },
      }),
  } as unknown as Wx
  const cloud = { callContainer: looked(host.wx.cloud.callContainer, 'a call of the cloud') }
  const container = cloudContainer({
    service: 'api',
    cloud: () => (reading === 'slow' ? later(8).then(() => cloud) : cloud),
  })
  return { wx, container }
}

export type Phone = ReturnType<typeof createPhone>
