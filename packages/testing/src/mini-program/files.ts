// The compiled Mini Program's files, by path.
import { bytesOf } from '../calls/bytes.ts'
import { TextDecoder } from '../calls/codecs.ts'
import { mediaTypeOf } from '../transfer/media-types.ts'

/** Path → text, or bytes; as miniprogram-ci's `getCompiledResult` gives them. */
export type MiniProgramFiles = Readonly<Record<string, string | Uint8Array>>

/** The part of app.json that is read. */
export interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly subpackages?: AppConfig['subPackages']
  readonly window?: PageConfig
  readonly tabBar?: TabBar
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly networkTimeout?: { readonly request?: number }
}

export interface TabBar {
  readonly color?: string
  readonly selectedColor?: string
  readonly backgroundColor?: string
  readonly list: readonly {
    readonly pagePath: string
    readonly text?: string
    readonly iconPath?: string
    readonly selectedIconPath?: string
  }[]
}

/** The part of a page's or component's JSON that is read. */
export interface PageConfig {
  readonly component?: boolean
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly enablePullDownRefresh?: boolean
  readonly navigationStyle?: string
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: string
  readonly backgroundColor?: string
}

export interface Files {
  has(path: string): boolean
  /** @throws Error when there is no such file */
  text(path: string): string
  /** The parsed JSON; an empty object when there is none. */
  json<T extends object>(path: string): T
  /** A local picture as an address that a document can load; other addresses unchanged. */
  asset(path: string): string
  /** The paths with this ending. */
  endingIn(ending: string): readonly string[]
}

/** A file as an address that a document can load. */
export const addressOf = (path: string, bytes: Uint8Array): string =>
  `data:${mediaTypeOf(path)};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`

export function createFiles(given: MiniProgramFiles): Files {
  const has = (path: string) => Object.hasOwn(given, path)
  const text = (path: string) => {
    const file = given[path]
    if (!has(path) || file === undefined) throw new Error(`the Mini Program has no file ${path}`)
    return typeof file === 'string' ? file : new TextDecoder().decode(file)
  }
  return {
    has,
    text,
    json: <T extends object>(path: string) => (has(path) ? parsed(path, text(path)) : {}) as T,
    asset(path) {
      const local = path.replace(/^\//, '')
      const file = has(local) ? given[local] : undefined
      if (file === undefined) return path
      return addressOf(path, bytesOf(file))
    },
    endingIn: (ending) => Object.keys(given).filter((path) => path.endsWith(ending)),
  }
}

/** @throws Error that names the file */
function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`)
  }
}

/** Every page, including those of subpackages. */
export function pagesOf({ pages, subPackages, subpackages }: AppConfig): string[] {
  const more = (subPackages ?? subpackages ?? []).flatMap(({ root, pages: own }) =>
    own.map((page) => `${root.replace(/^\/|\/$/g, '')}/${page}`),
  )
  if (!Array.isArray(pages)) throw new Error('app.json has no list of pages')
  return [...pages, ...more]
}
