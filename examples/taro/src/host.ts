// The host of the client: Taro's. In H5 the browser's own fetch sends the requests for streams.
import type { Host } from '@wxpipe/core'
import { fetchHost } from '@wxpipe/host-fetch'
import { taroHost } from '@wxpipe/host-taro'

/** In H5 Taro.request delivers only the complete response: the words of a stream would all come at once. */
function withStreams(host: Host): Host {
  const web = fetchHost()
  return { ...host, request: (options) => ('enableChunked' in options ? web : host).request(options) }
}

export const host = process.env.TARO_ENV === 'h5' ? withStreams(taroHost()) : taroHost()
