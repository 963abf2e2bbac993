// A port of the loopback that nobody listens at, for a program that has to be told its port.
import { createServer } from 'node:net'

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
