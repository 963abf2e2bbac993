// The adapter that lets axios speak to wx, as short as it can be
import { type AxiosAdapter, AxiosError } from 'axios'
import buildURL from 'axios/unsafe/helpers/buildURL.js'
import type { Host } from '../contender.ts'

export const wxAdapter =
  (host: Host): AxiosAdapter =>
  (config) =>
    new Promise((resolve, reject) => {
      host.request({
        url: buildURL(`${config.baseURL ?? ''}${config.url ?? ''}`, config.params),
        method: (config.method ?? 'get').toUpperCase(),
        header: config.headers.toJSON() as Record<string, string>,
        data: config.data,
        timeout: config.timeout,
        success: ({ data, statusCode, header, errMsg }) => {
          const response = { data, status: statusCode, statusText: errMsg, headers: header, config }
          if (!config.validateStatus || config.validateStatus(statusCode)) resolve(response)
          else reject(new AxiosError(`status ${statusCode}`, undefined, config, undefined, response))
        },
        fail: ({ errMsg }) => reject(new AxiosError(errMsg, AxiosError.ERR_NETWORK, config)),
      })
    })
