// Taro.request in a web page, with the answers that wx.request gives: Taro makes null of all that is no JSON.
import { Taro } from './taro.ts'

interface Options {
  readonly dataType?: string
  readonly success?: (result: { data: unknown }) => void
}

/** Asks Taro for text, and parses it where it is JSON, unless the request says that it is none. */
export function webRequest(options: object): unknown {
  const { dataType = 'json', success } = options as Options
  return Taro.request(
    Object.assign({}, options, {
      dataType: 'text',
      success(result: { data: unknown }) {
        if (dataType === 'json') {
          try {
            result.data = JSON.parse(result.data as string)
          } catch {
            // It is text, or bytes.
          }
        }
        if (success) success(result)
      },
    }),
  )
}
