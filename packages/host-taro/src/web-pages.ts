// The open pages in a web page, with the options that Taro leaves out: without them the way back would lose its query.
import { Taro } from './taro.ts'

interface WebPage {
  /** What the page was opened with, and two values of Taro's own. */
  readonly $taroParams?: object
}

export function webPages(): readonly object[] {
  return Taro.getCurrentPages().map((page) => {
    const options: { stamp?: unknown; $taroTimestamp?: unknown } = Object.assign({}, (page as WebPage).$taroParams)
    delete options.stamp
    delete options.$taroTimestamp
    return Object.assign({}, page, { options })
  })
}
