// The phone's files: user files, saved ones, temporary ones; where the app may write, and how much.
import { bufferOf, bytesOf, isArrayBuffer } from '../calls/bytes.ts'
import { Refusal } from '../calls/invoke.ts'
import type { HostOptions } from '../state/options.ts'
import type { FileData } from '../wx/files.ts'

/** `wx.env.USER_DATA_PATH` on phones. */
export const USER_DATA_PATH = 'wxfile://usr'
const TEMPORARY = 'wxfile://tmp_'
const SAVED = 'wxfile://store_'
/** 200 MB: what an app may keep (official file system page). */
const LIMIT = 200 * 1024 * 1024

// Numbers and messages from WeChat's list of file system errors.
export const noSuch = (path: string) => new Refusal(`no such file or directory "${path}"`, 1300002)
export const denied = (path: string) => new Refusal(`permission denied, open "${path}"`, 1300013)
const full = () => new Refusal('the maximum size of the file storage limit is exceeded', 1300202)

export interface StoredFile {
  readonly bytes: Uint8Array
  /** Milliseconds. */
  readonly written: number
}

export class FileStore {
  readonly files = new Map<string, StoredFile>()
  readonly folders = new Set<string>()
  private names = 0

  constructor(private readonly options: HostOptions) {
    this.refill()
  }

  /** Restores the files that the host was created with. */
  refill(): void {
    this.files.clear()
    this.folders.clear()
    this.folders.add(USER_DATA_PATH)
    this.names = 0
    for (const [path, data] of Object.entries(this.options.files ?? {})) this.put(path, toBytes(data))
  }

  get(path: unknown): StoredFile {
    const file = this.files.get(String(path))
    if (file === undefined) throw noSuch(String(path))
    return file
  }

  /** Writes a file where the app may write. */
  write(path: string, bytes: Uint8Array): void {
    if (!path.startsWith(`${USER_DATA_PATH}/`)) throw denied(path)
    if (!this.folders.has(folderOf(path))) throw noSuch(path)
    if (this.folders.has(path)) throw denied(path)
    this.keep(path, bytes)
  }

  /** A new temporary file. @returns its path */
  addTemporary(bytes: Uint8Array, extension: string): string {
    const path = `${TEMPORARY}${this.nextName()}.${extension}`
    this.put(path, bytes)
    return path
  }

  /** Moves a temporary file. @returns its new path */
  save(from: string, to: string | undefined): string {
    const file = this.files.get(from)
    if (file === undefined) throw new Refusal('tempFilePath file not exist', 1300002)
    if (to === undefined) {
      const path = SAVED + this.nextName() + (/\.\w+$/.exec(from)?.[0] ?? '')
      this.keep(path, file.bytes)
      this.files.delete(from)
      return path
    }
    this.write(to, file.bytes)
    if (to !== from) this.files.delete(from)
    return to
  }

  remove(path: string): void {
    if (this.folders.has(path)) throw new Refusal(`operation not permitted, unlink "${path}"`, 1300001)
    this.get(path)
    this.files.delete(path)
  }

  /** The names directly in a folder. */
  list(folder: string): string[] {
    if (!this.folders.has(folder)) throw noSuch(folder)
    const inside = [...this.files.keys(), ...this.folders].filter((path) => folderOf(path) === folder)
    return inside.map((path) => path.slice(folder.length + 1))
  }

  private keep(path: string, bytes: Uint8Array): void {
    let used = bytes.length
    for (const [name, file] of this.files) {
      if (name !== path && !name.startsWith(TEMPORARY)) used += file.bytes.length
    }
    if (used > (this.options.fileLimit ?? LIMIT)) throw full()
    this.put(path, bytes)
  }

  private put(path: string, bytes: Uint8Array): void {
    // A copy, because a Node Buffer is a Uint8Array of another kind.
    this.files.set(path, { bytes: new Uint8Array(bytes), written: Date.now() })
  }

  private nextName(): number {
    this.names += 1
    return this.names
  }
}

export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0))

/** A copy as bytes. */
export function toBytes(data: FileData): Uint8Array {
  if (typeof data === 'string') return bytesOf(data)
  const bytes = isArrayBuffer(data)
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return new Uint8Array(bufferOf(bytes))
}
