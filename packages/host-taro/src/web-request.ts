// Taro.request in a web page, with the responses that wx.request gives: Taro's own are null for anything but JSON.
import { Taro } from './taro.ts'

interface Options {
  readonly dataType?: string
  readonly success?: (result: { data: unknown }) => void
}

/** Asks Taro for text, and parses it if it is JSON, unless the request's `dataType` says otherwise. */
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
