// A server on the loopback interface that stores uploads, gives them back and tells streams, all in a bad hour.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileOf } from './contents.ts'
import type { ServerReport } from './report.ts'
import { tell } from './streams.ts'
import { createTokens } from './tokens.ts'

/** Starts the server; a forgetful one knows no keys. */
export async function serve(random: () => number, isForgetful: boolean) {
  const tokens = createTokens()
  const counts = { repeated: 0, nonces: 0, refused: 0, refreshes: 0, broken: 0, cut: 0, silent: 0 }
  const copies = new Map<number, number>()
  const damaged: number[] = []
  const keys = new Set<string>()
  const nonces = new Set<string>()

  const json = (response: ServerResponse, status: number, body: unknown) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  const success = (response: ServerResponse, data: unknown) => json(response, 200, { code: '0', data })
  const breakOff = (response: ServerResponse) => {
    counts.broken++
    response.socket?.destroy()
  }

  /** A repetition is known by its key and stored once. */
  const store = (body: Buffer, key: string | undefined): number => {
    const number = Number(/name="number"\r\n\r\n(\d+)\r\n/.exec(body.toString('latin1'))![1])
    if (key !== undefined && keys.has(key) && !isForgetful) {
      counts.repeated++
      return number
    }
    if (key !== undefined) keys.add(key)
    copies.set(number, (copies.get(number) ?? 0) + 1)
    const begin = body.indexOf('\r\n\r\n', body.indexOf('name="file"')) + 4
    const file = body.subarray(begin, body.lastIndexOf('\r\n--'))
    if (Buffer.compare(file, fileOf(number)) !== 0) damaged.push(number)
    return number
  }
  const takeUpload = (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const fate = random()
    if (fate < 0.08) return json(response, 503, {})
    const number = store(body, request.headers['idempotency-key'] as string | undefined)
    // Stored, but the phone does not hear of it.
    if (fate < 0.16) return breakOff(response)
    if (fate < 0.18) return counts.silent++
    return success(response, { number })
  }
  const giveFile = (response: ServerResponse, number: number) => {
    const fate = random()
    if (fate < 0.08) return json(response, 503, {})
    const file = fileOf(number)
    response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': file.length })
    if (fate > 0.2) return response.end(file)
    response.write(file.subarray(0, Math.floor(random() * file.length)))
    return setImmediate(() => {
      counts.cut++
      response.socket?.destroy()
    })
  }

  const respond = (request: IncomingMessage, response: ServerResponse, body: Buffer): unknown => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const [, kind, number] = pathname.split('/')
    const nonce = String(request.headers['x-nonce'])
    if (nonces.has(nonce)) counts.nonces++
    nonces.add(nonce)
    if (kind === 'refresh') {
      counts.refreshes++
      const token = tokens.renew()
      return token ? success(response, { token }) : json(response, 403, {})
    }
    if (random() < 0.05) return breakOff(response)
    if (!tokens.isLive(request)) {
      counts.refused++
      return random() < 0.5 ? json(response, 401, {}) : json(response, 200, { code: '99997' })
    }
    if (kind === 'photos')
      return request.method === 'POST' ? takeUpload(request, response, body) : giveFile(response, Number(number))
    const given = request.method === 'POST' ? JSON.parse(String(body)) : Object.fromEntries(searchParams)
    return tell(response, { number: Number(number), from: Number(given.from) }, random, counts)
  }
  const server = createServer((request, response) => {
    // Broken off before the body is read, the phone is still sending.
    if (random() < 0.03) return breakOff(response)
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => void respond(request, response, Buffer.concat(parts)))
    request.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    logIn: tokens.logIn,
    /** Whether an upload is stored. */
    has: (number: number) => copies.has(number),
    report: (): ServerReport => ({
      ...counts,
      twice: [...copies].filter(([, times]) => times > 1).map(([number]) => number),
      damaged,
      stored: copies.size,
    }),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
