// The types of wx.getFileSystemManager(): its calls report through callbacks only, and each has a synchronous twin.
import type { Callbacks, Done } from './types.ts'

/** The data that a file is written from. */
export type FileData = string | ArrayBuffer | ArrayBufferView

/** A call of the file system; it returns nothing. */
export type FileCall<O, R = object> = (options: O & Callbacks<Done & R>) => void

/** What `stat` tells of a file or folder. */
export interface FileStats {
  readonly size: number
  /** Seconds. */
  readonly lastModifiedTime: number
  readonly lastAccessedTime: number
  readonly mode: number
  isFile(): boolean
  isDirectory(): boolean
}

type Encoding = string | undefined
type Reading = { filePath: string; encoding?: Encoding; position?: number | undefined; length?: number | undefined }
type Writing = { filePath: string; data: FileData; encoding?: Encoding }
type Moving = { tempFilePath: string; filePath?: string | undefined }

/** The simulated file system: user files (`wx.env.USER_DATA_PATH`), saved ones, and temporary ones. */
export interface FileSystemManager {
  access: FileCall<{ path: string }>
  readFile: FileCall<Reading, { data: string | ArrayBuffer }>
  writeFile: FileCall<Writing>
  appendFile: FileCall<Writing>
  /** Moves a temporary file. */
  saveFile: FileCall<Moving, { savedFilePath: string }>
  copyFile: FileCall<{ srcPath: string; destPath: string }>
  rename: FileCall<{ oldPath: string; newPath: string }>
  unlink: FileCall<{ filePath: string }>
  removeSavedFile: FileCall<{ filePath: string }>
  stat: FileCall<{ path: string }, { stats: FileStats }>
  getFileInfo: FileCall<{ filePath: string }, { size: number }>
  mkdir: FileCall<{ dirPath: string; recursive?: boolean | undefined }>
  rmdir: FileCall<{ dirPath: string; recursive?: boolean | undefined }>
  readdir: FileCall<{ dirPath: string }, { files: string[] }>

  accessSync(path: string): void
  readFileSync(path: string, encoding?: Encoding, position?: number, length?: number): string | ArrayBuffer
  writeFileSync(path: string, data: FileData, encoding?: Encoding): void
  appendFileSync(path: string, data: FileData, encoding?: Encoding): void
  saveFileSync(tempFilePath: string, filePath?: string): string
  copyFileSync(from: string, to: string): void
  renameSync(from: string, to: string): void
  unlinkSync(path: string): void
  statSync(path: string): FileStats
  mkdirSync(path: string, recursive?: boolean): void
  rmdirSync(path: string, recursive?: boolean): void
  readdirSync(path: string): string[]
}
