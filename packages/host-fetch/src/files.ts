// Files: what a path stands for, in a page (blob: URLs) and in Node (the disk); and wx's file manager over it.
import { type BlobLike, type NodeFiles, runtime } from './runtime.ts'
import { type Callbacks, callBack } from './task.ts'

export type Files = ReturnType<typeof createFiles>

/** The options of `readFile`. */
export interface ReadCall extends Callbacks {
  filePath: string
  /** Any: the content comes as UTF-8 text; none: as an ArrayBuffer. */
  encoding?: string | undefined
  /** The first byte; default 0. */
  position?: number | undefined
  /** Bytes; default: all. */
  length?: number | undefined
}

/** wx's file manager, as far as plugins use it. */
export interface FileManager {
  readFile(call: ReadCall): void
  saveFile(call: Callbacks & { tempFilePath: string; filePath: string }): void
  unlink(call: Callbacks & { filePath: string }): void
}

/** @param disk `node:fs`; none in a page */
export function createFiles(disk: NodeFiles | undefined) {
  const isUrl = (path: string) => /^(blob|data):/.test(path)
  const blobOf = (source: string | BlobLike): Promise<BlobLike> => {
    if (typeof source !== 'string') {
      // A Blob is known by these fields, not by its class, because packages for Node have their own. A Buffer has no
      // size, and a Map no slice.
      const { size, slice } = Object(source)
      return size >= 0 && slice
        ? Promise.resolve(source)
        : Promise.reject({ message: 'invalid filePath: no path, no File' })
    }
    // A page has no paths: fetch would request one from the server.
    const message = disk || isUrl(source) ? 'file not found' : 'file not found: a page has no paths'
    const blob = Promise.resolve(source).then((path) => {
      if (isUrl(path)) return runtime.fetch!(path, {}).then((response) => response.blob())
      const opened = disk!.openAsBlob(path)
      // Node also opens a folder, and fails only when it is read.
      const read = opened.then((blob) => blob.slice(0, 1).arrayBuffer())
      return read.then(() => opened)
    })
    return blob.catch(() => Promise.reject({ message }))
  }
  const remove = (path: string): unknown => {
    return isUrl(path) || !disk ? runtime.URL.revokeObjectURL(path) : disk.promises.unlink(path)
  }
  const save = (from: string, to: string): unknown => {
    if (disk) {
      const { copyFile, rename, unlink } = disk.promises
      // Copied under another name first, because an interrupted copy would destroy an existing file.
      const copy = `${to}.${from.split(/[\\/]/).pop()}`
      const done = copyFile(from, copy).then(() => rename(copy, to))
      return done.then(
        () => remove(from),
        (error) => {
          const fail = () => Promise.reject(error)
          return unlink(copy).then(fail, fail)
        },
      )
    }
    // Browsers save a file when a link with `download` is clicked.
    const link = runtime.document!.createElement('a')
    link.href = from
    link.download = to
    return link.click()
  }
  /** Does a call's work inside a promise, so that a thrown error also reaches wx's `fail`. */
  const run = (api: string, call: Callbacks, work: () => unknown) =>
    callBack(api, Promise.resolve().then(work).then(Object), call)

  const manager: FileManager = {
    readFile: (call) =>
      run('readFile', call, () =>
        blobOf(call.filePath).then((blob) => {
          const { position = 0, length = blob.size } = call
          const part = blob.slice(position, position + length)
          const content: Promise<unknown> = call.encoding ? part.text() : part.arrayBuffer()
          return content.then((data) => ({ data }))
        }),
      ),
    saveFile: (call) => run('saveFile', call, () => save(call.tempFilePath, call.filePath)),
    unlink: (call) => run('unlink', call, () => remove(call.filePath)),
  }
  return { disk, blobOf, manager }
}
