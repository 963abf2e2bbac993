// wx.getFileSystemManager(): each call of the file system, with callbacks and as a synchronous twin.

import { joined } from '../calls/bytes.ts'
import { invoke, invokeSync, Refusal } from '../calls/invoke.ts'
import type { Context } from '../state/context.ts'
import type { FileData, FileStats, FileSystemManager } from '../wx/files.ts'
import { type FileStore, folderOf, noSuch, USER_DATA_PATH } from './file-store.ts'
import { decode, encode } from './file-text.ts'

/** One call: the names of its options, in the order of its synchronous twin's arguments, and what it does. */
interface Operation {
  readonly names: readonly string[]
  /** Which field of the result the synchronous twin returns. */
  readonly returns?: string
  // biome-ignore lint/suspicious/noExplicitAny: the options of each call differ; the public type is FileSystemManager
  work(options: any): object | undefined
}

export function createFileManager(context: Context, store: FileStore): FileSystemManager {
  const manager: Record<string, unknown> = {}
  for (const [name, { names, returns, work }] of Object.entries(operations(store))) {
    manager[name] = (options: object = {}) => {
      // Only callbacks: unlike other calls, it never returns a promise.
      invoke(context, name, options, () => work(options))?.catch(() => {})
    }
    manager[`${name}Sync`] = (...given: unknown[]) => {
      const options = Object.fromEntries(names.map((key, at) => [key, given[at]]))
      const result = invokeSync(context, `${name}Sync`, options, () => work(options))
      return returns === undefined ? undefined : (result as Record<string, unknown> | undefined)?.[returns]
    }
  }
  return manager as unknown as FileSystemManager
}

type Path = { path: string }
type File = { filePath: string }
type Folder = { dirPath: string; recursive?: boolean }
type Reading = File & { encoding?: string; position?: number; length?: number }
type Writing = File & { data: FileData; encoding?: string }

const operations = (store: FileStore): Readonly<Record<string, Operation>> => ({
  access: {
    names: ['path'],
    work({ path }: Path) {
      if (!store.folders.has(path)) store.get(path)
      return undefined
    },
  },
  readFile: {
    names: ['filePath', 'encoding', 'position', 'length'],
    returns: 'data',
    work({ filePath, encoding, position = 0, length }: Reading) {
      const { bytes } = store.get(filePath)
      if (position < 0 || position > bytes.length) throw new Refusal('the value of "position" is out of range')
      const end = length === undefined ? bytes.length : position + length
      // The typings give both a valid range.
      if (end > bytes.length) throw new Refusal('the value of "length" is out of range')
      return { data: decode(bytes.subarray(position, end), encoding) }
    },
  },
  writeFile: {
    names: ['filePath', 'data', 'encoding'],
    work: ({ filePath, data, encoding }: Writing) => void store.write(filePath, encode(data, encoding)),
  },
  appendFile: {
    names: ['filePath', 'data', 'encoding'],
    work: ({ filePath, data, encoding }: Writing) =>
      void store.write(filePath, joined([store.get(filePath).bytes, encode(data, encoding)])),
  },
  saveFile: {
    names: ['tempFilePath', 'filePath'],
    returns: 'savedFilePath',
    work: ({ tempFilePath, filePath }: { tempFilePath: string; filePath?: string }) => ({
      savedFilePath: store.save(tempFilePath, filePath),
    }),
  },
  copyFile: {
    names: ['srcPath', 'destPath'],
    work: ({ srcPath, destPath }: { srcPath: string; destPath: string }) =>
      void store.write(destPath, store.get(srcPath).bytes),
  },
  rename: {
    names: ['oldPath', 'newPath'],
    work({ oldPath, newPath }: { oldPath: string; newPath: string }) {
      const { bytes } = store.get(oldPath)
      store.remove(oldPath)
      store.write(newPath, bytes)
      return undefined
    },
  },
  unlink: { names: ['filePath'], work: ({ filePath }: File) => void store.remove(filePath) },
  removeSavedFile: { names: ['filePath'], work: ({ filePath }: File) => void store.remove(filePath) },
  stat: { names: ['path'], returns: 'stats', work: ({ path }: Path) => ({ stats: statsOf(store, path) }) },
  getFileInfo: {
    names: ['filePath'],
    work: ({ filePath }: File) => ({ size: store.get(filePath).bytes.length }),
  },
  mkdir: {
    names: ['dirPath', 'recursive'],
    work({ dirPath, recursive = false }: Folder) {
      if (!`${dirPath}/`.startsWith(`${USER_DATA_PATH}/`)) throw noSuch(dirPath)
      if (!recursive && store.folders.has(dirPath)) throw new Refusal(`file already exists "${dirPath}"`, 1301005)
      if (!recursive && !store.folders.has(folderOf(dirPath))) throw noSuch(folderOf(dirPath))
      for (let path = dirPath; path.startsWith(USER_DATA_PATH); path = folderOf(path)) store.folders.add(path)
      return undefined
    },
  },
  rmdir: {
    names: ['dirPath', 'recursive'],
    work({ dirPath, recursive = false }: Folder) {
      if (store.list(dirPath).length > 0 && !recursive) throw new Refusal('directory not empty', 1300066)
      for (const path of store.files.keys()) if (path.startsWith(`${dirPath}/`)) store.files.delete(path)
      for (const path of store.folders) if (`${path}/`.startsWith(`${dirPath}/`)) store.folders.delete(path)
      return undefined
    },
  },
  readdir: { names: ['dirPath'], returns: 'files', work: ({ dirPath }: Folder) => ({ files: store.list(dirPath) }) },
})

function statsOf(store: FileStore, path: string): FileStats {
  const file = store.folders.has(path) ? undefined : store.get(path)
  const seconds = Math.floor((file?.written ?? 0) / 1000)
  return {
    size: file?.bytes.length ?? 0,
    lastModifiedTime: seconds,
    lastAccessedTime: seconds,
    mode: file === undefined ? 0o40755 : 0o100644,
    isFile: () => file !== undefined,
    isDirectory: () => file === undefined,
  }
}
