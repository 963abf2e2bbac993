// wx storage: values are copied in and out; at most 1 MB per entry and 10 MB in all.

import { bytesOf } from '../calls/bytes.ts'
import { invoke, invokeSync, Refusal } from '../calls/invoke.ts'
import type { Context } from '../state/context.ts'
import type { StorageInfo } from '../wx/types.ts'

const MB = 1024 * 1024

export function createStorage(context: Context) {
  const { entry = MB, total = 10 * MB } = context.options.storageLimits ?? {}
  const held = new Map<string, { text: string; size: number }>()
  const used = () => [...held.values()].reduce((sum, one) => sum + one.size, 0)

  const check = (key: unknown): string => {
    if (typeof key !== 'string') throw new Refusal('parameter error: parameter.key should be String')
    if (key === '') throw new Refusal('parameter error: parameter.key should not be empty')
    return key
  }
  const set = (given: unknown, data: unknown) => {
    const key = check(given)
    let text: string
    try {
      text = pack(data)
    } catch (error) {
      throw new Refusal(String(error))
    }
    const size = bytesOf(key + text).length - MARK
    if (size > entry) throw new Refusal('entry size limit reached')
    if (used() - (held.get(key)?.size ?? 0) + size > total) throw new Refusal('exceed storage max size 10Mb')
    held.set(key, { text, size })
    return undefined
  }
  const get = (key: string): unknown => {
    const entry = held.get(key)
    return entry === undefined ? '' : unpack(entry.text)
  }
  const info = (): StorageInfo => ({
    keys: [...held.keys()],
    currentSize: Math.ceil(used() / 1024),
    limitSize: total / 1024,
  })
  const remove = (given: unknown) => {
    held.delete(check(given))
    return undefined
  }
  const clear = () => {
    held.clear()
    return undefined
  }
  const fill = () => {
    held.clear()
    for (const [key, value] of Object.entries(context.options.storage ?? {})) set(key, value)
  }
  fill()

  return {
    /** A copy of everything held. */
    snapshot: (): Record<string, unknown> => Object.fromEntries([...held.keys()].map((key) => [key, get(key)])),
    refill: fill,
    api: {
      getStorageSync: (key: string): unknown => invokeSync(context, 'getStorageSync', { key }, () => get(check(key))),
      setStorageSync: (key: string, data: unknown): void =>
        invokeSync(context, 'setStorageSync', { key, data }, () => set(key, data)),
      removeStorageSync: (key: string): void => invokeSync(context, 'removeStorageSync', { key }, () => remove(key)),
      clearStorageSync: (): void => invokeSync(context, 'clearStorageSync', undefined, clear),
      getStorageInfoSync: (): StorageInfo => invokeSync(context, 'getStorageInfoSync', undefined, info),
      getStorage: (options: { key: string }) =>
        invoke(context, 'getStorage', options, () => {
          const key = check(options?.key)
          if (!held.has(key)) throw new Refusal('data not found')
          return { data: get(key) }
        }),
      setStorage: (options: { key: string; data?: unknown }) =>
        invoke(context, 'setStorage', options, () => set(options?.key, options?.data)),
      removeStorage: (options: { key: string }) =>
        invoke(context, 'removeStorage', options, () => remove(options?.key)),
      clearStorage: (options?: object) => invoke(context, 'clearStorage', options, clear),
      getStorageInfo: (options?: object) => invoke(context, 'getStorageInfo', options, info),
    },
  }
}

// Packed values begin with one letter for their kind.
const MARK = 1

// wx keeps Dates and undefined as they are, and everything else as JSON.
const pack = (data: unknown): string =>
  data === undefined ? 'u' : isDate(data) ? `d${data.getTime()}` : `j${JSON.stringify(data) ?? 'null'}`

const isDate = (data: unknown): data is Date => Object.prototype.toString.call(data) === '[object Date]'

const unpack = (text: string): unknown => {
  if (text === 'u') return undefined
  return text.startsWith('d') ? new Date(Number(text.slice(1))) : JSON.parse(text.slice(1))
}
