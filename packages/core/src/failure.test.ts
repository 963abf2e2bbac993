// What a host's `fail` callback says, and the class it becomes (docs/en/reference/errors.md, "What wx says").
import { describe, expect, it, vi } from 'vitest'
import { rejectionOf } from '../test/observing.ts'
import { scriptedHost } from '../test/scripted-host.ts'
import { createClient, failureOf, type HttpError } from './index.ts'

const failed = (errMsg: string, errno?: number) =>
  rejectionOf<HttpError>(createClient({ host: scriptedHost((asked) => asked.fail(errMsg, errno)).host }).get('x'))

const seen: { [code: string]: (string | [string, number])[] } = {
  TIMEOUT: [
    'request:fail timeout',
    'request:fail 请求超时。',
    'request:fail 要求逾時。',
    'request:fail -7:net::ERR_TIMED_OUT',
    'request:fail -118:net::ERR_CONNECTION_TIMED_OUT',
    'request:fail errcode:-118 cronet_error_code:-118 error_msg:net::ERR_CONNECTION_TIMED_OUT',
    ['request:fail errcode:-7 cronet_error_code:-7 error_msg:net::ERR_TIMED_OUT', 600001],
    'uploadFile:fail timeout',
    'request:fail time out',
    ['request:fail ', 5],
  ],
  CONFIG: [
    'request:fail url not in domain list',
    ['request:fail 小程序的域名未配置', 600002],
    'request:fail method is invalid',
    ['request:fail', 600005],
    ['request:fail', 600009],
    ['request:fail', 600010],
    ['request:fail url validate error', 600011],
    ['request:fail', 602300],
    // Input that the host refuses before it sends.
    'request:fail parameter error: parameter.url should be String instead of Undefined;',
    'uploadFile:fail createUploadTask:fail file not found',
    'downloadFile:fail exceed max file size',
    // The server's certificate, or what encrypts the connection: no repetition mends it.
    'request:fail -202:net::ERR_CERT_AUTHORITY_INVALID',
    'request:fail ssl hand shake error',
    'request:fail 发生了SSL错误，无法建立与该服务器的安全连接。',
    'request:fail 小程序要求的 TLS 版本必须大于等于 1.2',
    'request:fail 对应的服务器证书无效。',
    ['request:fail errcode:-201 cronet_error_code:-201 error_msg:net::ERR_CERT_DATE_INVALID', 600001],
    'request:fail -107:net::ERR_SSL_PROTOCOL_ERROR',
    'request:fail SSL handshake failed',
    'request:fail An SSL error has occurred and a secure connection to the server cannot be made.',
    'request:fail The certificate for this server is invalid. You might be connecting to a server that is pretending to be one.',
    'request:fail 此服务器的证书无效。你可能正在连接到一个伪装的服务器。',
    'request:fail 發生 SSL 錯誤，無法建立與伺服器的安全連線。',
    'request:fail 此伺服器的憑證無效。',
    'request:fail SSLエラーが起きたため、サーバへのセキュリティ保護された接続を確立できません。',
    'request:fail CERTIFICATE_VERIFY_FAILED: self signed certificate',
  ],
  NETWORK: [
    'request:fail interrupted',
    'request:fail:interrupted',
    'createRequestTask:fail:interrupted',
    'network interrupted error',
    ['request:fail interrupted', 600003],
    'request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
    'request:fail -105:net::ERR_NAME_NOT_RESOLVED',
    ['request:fail errcode:-103 cronet_error_code:-103 error_msg:net::ERR_CONNECTION_ABORTED', 600001],
    'request:fail -103:net::ERR_CONNECTION_ABORTED',
    'request:fail -324:net::ERR_EMPTY_RESPONSE',
    'request:fail 似乎已断开与互联网的连接。',
    'request:fail request unknow host error',
    'request:fail A server with the specified hostname could not be found.',
    'request:fail host not found',
    'request:fail -370:net::ERR_INVALID_HTTP_RESPONSE',
    ['request:fail errcode:10011 cronet_error_code:0 error_msg:network change, cancel all task', 600001],
    'request:fail exceed max task count',
    ['request:fail exceed max task count', 600007],
    ['request:fail', 600008],
    ['request:fail', 602302],
    ['request:fail', 602101],
    // An abort that nobody has asked for.
    'request:fail abort',
    'abort',
    'uploadFile:fail abort',
    'request:fail aborted',
    'request:fail abort statusCode:-1',
    'request:fail signal is aborted without reason',
    'request:fail ',
    'request:fail',
    '',
    ['request:fail', 0],
    ['request:fail', 55],
    ['request:fail', 6000025],
  ],
}

describe('a failure of the host becomes an error by errno first, then by errMsg', () => {
  for (const [code, failures] of Object.entries(seen)) {
    for (const failure of failures) {
      const [errMsg, errno] = typeof failure === 'string' ? [failure, undefined] : failure
      it(`${JSON.stringify(errMsg)}${errno === undefined ? '' : ` and ${errno}`} is ${code}`, async () => {
        const error = await failed(errMsg, errno)
        expect(error.code).toBe(code)
        expect(error.cause).toEqual({ errMsg, errno })
        expect(error.message).toContain(errMsg)
        expect(error.request).toMatchObject({ url: 'x' })
      })
    }
  }

  it('errno has the first word where the two disagree', async () => {
    expect((await failed('request:fail abort', 5)).code).toBe('TIMEOUT')
    expect((await failed('request:fail timeout', 600002)).code).toBe('CONFIG')
  })

  it('a lost connection is the network’s failure, also where Android names the socket or the host as TLS would', async () => {
    for (const words of [
      'javax.net.ssl.SSLException: Read error: ssl=0x7a2c: I/O error during system call, Connection reset by peer',
      'Write error: ssl=0x7a2c: Broken pipe',
      'Read error: ssl=0x7a2c: Software caused connection abort',
      'Client network socket disconnected before secure TLS connection was established',
      'SSL handshake aborted: ssl=0x7a2c: I/O error during system call, Connection reset by peer',
      'javax.net.ssl.SSLHandshakeException: Connection closed by peer',
      'Unable to resolve host "ssl.example.com": No address associated with hostname',
      'Failed to connect to certificate.example.com/1.2.3.4:443',
    ]) {
      expect((await failed(`request:fail ${words}`)).code, words).toBe('NETWORK')
    }
    expect((await failed('request:fail SSL handshake timed out')).code).toBe('TIMEOUT')
    // The app's own names, which say nothing of a connection.
    expect((await failed('uploadFile:fail file not found: /tmp/reset.png')).code).toBe('CONFIG')
    expect((await failed('request:fail url not in domain list: reset.example.com')).code).toBe('CONFIG')
    expect((await failed('request:fail Trust anchor for certification path not found.')).code).toBe('CONFIG')
  })

  it('ERR_CONNECTION_ABORTED is not an abort, nor is a URL that says so', async () => {
    expect((await failed('request:fail https://a.com/abort refused')).code).toBe('NETWORK')
  })

  it('the words of the caller’s own URL do not decide', async () => {
    for (const url of [
      'https://a.com/timeout',
      'https://a.com/invalid?x',
      'http://a.com?reason=timeout',
      'x?timeout',
    ]) {
      expect((await failed(`request:fail "${url}" net::ERR_FAILED`)).code).toBe('NETWORK')
    }
  })
})

describe('failureOf, for other wx calls', () => {
  it('needs no request', () => {
    const error = failureOf(undefined, { errMsg: 'login:fail timeout' })
    expect(error).toMatchObject({ code: 'TIMEOUT', message: 'login:fail timeout' })
    expect(error.request).toBeUndefined()
  })

  it('takes an Error, a text or nothing as well', () => {
    expect(failureOf(undefined, new Error('login:fail timeout')).code).toBe('TIMEOUT')
    expect(failureOf(undefined, 'login:fail timeout').code).toBe('TIMEOUT')
    for (const nothing of [undefined, null, {}, 0]) {
      const { code, message } = failureOf(undefined, nothing)
      expect([code, message]).toEqual(['NETWORK', expect.stringMatching(/\w/)])
    }
  })
})

describe('the words of other hosts', () => {
  const failedWith = (failure: object) =>
    rejectionOf<HttpError>(createClient({ host: scriptedHost((asked) => asked.options.fail!(failure)).host }).get('x'))

  it('are read under each of their names, and classified', async () => {
    const seen: [object, string, { errMsg: string; errno: number }][] = [
      [{ error: 11, errorMessage: '无权跨域' }, 'CONFIG', { errMsg: '无权跨域', errno: 11 }],
      [{ error: 12, errorMessage: '网络出错' }, 'NETWORK', { errMsg: '网络出错', errno: 12 }],
      [{ error: 13, errorMessage: '超过网关' }, 'TIMEOUT', { errMsg: '超过网关', errno: 13 }],
      [{ errCode: 5, errMsg: 'request:fail' }, 'TIMEOUT', { errMsg: 'request:fail', errno: 5 }],
      [{ errCode: 600009, errMsg: 'request:fail' }, 'CONFIG', { errMsg: 'request:fail', errno: 600009 }],
      [{ errNo: 21_103, errMsg: 'request:fail timeout' }, 'TIMEOUT', { errMsg: 'request:fail timeout', errno: 21_103 }],
    ]
    for (const [failure, code, cause] of seen) {
      const error = await failedWith(failure)
      expect([error.code, error.cause], JSON.stringify(failure)).toEqual([code, cause])
      expect(error.message).toContain(cause.errMsg)
    }
  })

  it('of a response too: status and headers, in success and in fail', async () => {
    for (const way of ['success', 'fail'] as const) {
      const { host } = scriptedHost(({ options }) => options[way]!({ status: 200, headers: { a: '1' }, data: 'x' }))
      const response = await createClient({ host }).get('x')
      expect(response).toMatchObject({ statusCode: 200, header: { a: '1' }, data: 'x' })
      const { host: refusing } = scriptedHost(({ options }) =>
        options[way]!({ error: 19, status: '401', headers: { a: '1' } }),
      )
      const error = await rejectionOf<HttpError>(createClient({ host: refusing }).get('x'))
      expect(error).toMatchObject({ code: 'STATUS', response: { statusCode: 401, header: { a: '1' } } })
    }
  })
})

describe('an abort that nobody has asked for', () => {
  it('is a timeout when it comes at or after the timeout, and the network’s failure more than a second before', async () => {
    vi.useFakeTimers()
    try {
      const seen = [
        ...['abort', 'request:fail abort', 'request:fail:abort', 'signal is aborted without reason', '请求已取消'],
        ...['The user aborted a request.', 'The operation was aborted.', 'canceled'],
      ]
      for (const words of seen) {
        for (const [after, code] of [
          [1_999, 'NETWORK'],
          [3_000, 'TIMEOUT'],
          [3_500, 'TIMEOUT'],
        ] as const) {
          const { host } = scriptedHost((asked) => setTimeout(() => asked.fail(words), after))
          const client = createClient({ host, timeout: 3_000 })
          // Another one under way: the core's clock is the timer that both share.
          client.get('earlier').catch(() => {})
          await vi.advanceTimersByTimeAsync(900)
          const failure = rejectionOf<HttpError>(client.get('x'))
          await vi.advanceTimersByTimeAsync(after)
          expect((await failure).code, `${words} after ${after} ms`).toBe(code)
        }
      }
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a host without request, as uni’s and Taro’s objects in an H5 build', () => {
  it('is a ConfigError that says what to write, before anything is sent', async () => {
    for (const host of [{}, { request: undefined }, { request: 'x' }] as unknown as { request(): void }[]) {
      const error = await rejectionOf<HttpError>(createClient({ host }).get('x'))
      expect(error.code).toBe('CONFIG')
      expect(error.message).toContain('host: uniHost()')
    }
  })
})
