// The open pages, with the options that Taro leaves out in a web page: returning to a page needs them for its query.
import { Taro } from './taro.ts'

interface WebPage {
  /** The page's options, and two values that Taro adds. */
  readonly $taroParams?: object
}

export const isWeb = () => Taro.getEnv() === 'WEB'

export function currentPages(): readonly object[] {
  const pages = Taro.getCurrentPages()
  return isWeb() ? pages.map(withOptions) : pages
}

function withOptions(page: WebPage): object {
  const options: { stamp?: unknown; $taroTimestamp?: unknown } = Object.assign({}, page.$taroParams)
  delete options.stamp
  delete options.$taroTimestamp
  return Object.assign({}, page, { options })
}
