// The open pages; in a web page with the options that Taro leaves out, without which the way back would lose its query.
import { Taro } from './taro.ts'

interface WebPage {
  /** The page's options, and two values of Taro's own. */
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
