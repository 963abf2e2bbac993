// Files: what a path stands for, in a page (blob: URLs) and in Node (the disk); and wx's file manager over it.
import { type BlobLike, type NodeFiles, runtime } from './runtime.ts'
import { type Callbacks, callBack } from './task.ts'

export type Files = ReturnType<typeof createFiles>

/** What `readFile` is given. */
export interface ReadCall extends Callbacks {
  filePath: string
  encoding?: string | undefined
  position?: number | undefined
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
      // A Buffer has no size, a Map cannot be sliced. Not by its class, because packages for Node have a Blob of their own.
      const { size, slice } = Object(source)
      return size >= 0 && slice
        ? Promise.resolve(source)
        : Promise.reject({ message: 'invalid filePath: no path, no File' })
    }
    // A page has no paths: fetch would read the file from the server.
    const message = disk || isUrl(source) ? 'file not found' : 'file not found: a page has no paths'
    const blob = Promise.resolve(source).then((path) => {
      if (isUrl(path)) return runtime.fetch!(path, {}).then((response) => response.blob())
      const opened = disk!.openAsBlob(path)
      // Node opens a folder, too, and fails only when it is read.
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
      // First under another name beside it: a copy that breaks off would have destroyed the file that is there.
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
    // The browser's own way to keep a file, under this name.
    const link = runtime.document!.createElement('a')
    link.href = from
    link.download = to
    return link.click()
  }
  /** Does a call's work. In a promise, so that also what is thrown becomes wx's `fail`. */
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
