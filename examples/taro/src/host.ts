// The host of the client: Taro's. In H5 the browser's own fetch brings what is read while it is being written.
import type { Host } from '@wxpipe/core'
import { fetchHost } from '@wxpipe/host-fetch'
import { taroHost } from '@wxpipe/host-taro'

/** Taro.request tells of an answer in H5 when it is whole: words that come one by one would come all at once. */
function withStreams(host: Host): Host {
  const web = fetchHost()
  return { ...host, request: (options) => ('enableChunked' in options ? web : host).request(options) }
}

export const host = process.env.TARO_ENV === 'h5' ? withStreams(taroHost()) : taroHost()
