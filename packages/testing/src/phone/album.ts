// The phone's own pictures: what its user chooses when the app asks, and what the app saves to the album.
import { invoke, Refusal } from '../calls/invoke.ts'
import { shown } from '../faults/kinds.ts'
import type { Context } from '../state/context.ts'
import type { ChooseMediaOptions, SaveImageOptions } from '../wx/media.ts'
import type { FileStore } from './file-store.ts'

/** How many files wx.chooseMedia lets a user choose if the app gives no number (official page). */
const MOST = 9
const VIDEO = /\.(mp4|mov)$/i

export function createAlbum(context: Context, store: FileStore) {
  let next: (readonly string[])[] = []

  /** Without files from the test, the user cancels. */
  const chosen = ({ count = MOST }: ChooseMediaOptions = {}) => {
    const paths = (next.shift() ?? []).slice(0, count)
    if (paths.length === 0) throw new Refusal('cancel')
    const tempFiles = paths.map((tempFilePath) => {
      const fileType = VIDEO.test(tempFilePath) ? ('video' as const) : ('image' as const)
      return { tempFilePath, size: store.get(tempFilePath).bytes.length, fileType }
    })
    const [first] = tempFiles
    const isMixed = tempFiles.some(({ fileType }) => fileType !== first?.fileType)
    return { type: isMixed ? ('mix' as const) : (first?.fileType ?? 'image'), tempFiles }
  }
  const saved = (options?: SaveImageOptions) => {
    if (!store.files.has(String(options?.filePath))) throw new Refusal('no such file or directory', 1300002)
    return undefined
  }

  return {
    choose(...paths: readonly string[]) {
      const missing = paths.find((path) => !store.files.has(path))
      if (missing !== undefined) throw new Error(`host.choose: no file "${shown(missing)}": make one with host.addFile`)
      next.push(paths)
    },
    clear() {
      next = []
    },
    api: {
      chooseMedia: (options?: ChooseMediaOptions) => invoke(context, 'chooseMedia', options, () => chosen(options)),
      saveImageToPhotosAlbum: (options?: SaveImageOptions) =>
        invoke(context, 'saveImageToPhotosAlbum', options, () => saved(options)),
    },
  }
}
