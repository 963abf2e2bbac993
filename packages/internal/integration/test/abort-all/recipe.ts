// The recipe of docs/en/session/logout.md, as the page shows it: what ends whatever runs when the user logs out.
import type { Interceptor } from '@wxpipe/core'
import { writePageCode } from '../page-code.ts'

interface Recipe {
  readonly abortAll: (reason?: unknown) => void
  readonly abortable: Interceptor
  readonly abortableBehindCache: Interceptor
}

const { urlOf, remove } = writePageCode('docs/en/session/logout.md')
const recipe: Recipe = await import(urlOf('src/abort-all.ts'))
remove()

export const { abortAll, abortable, abortableBehindCache } = recipe
