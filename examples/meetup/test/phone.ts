// A simulated phone with an app on it, whose requests reach its own real server.
import { createHost, type Host, type PageDefinition } from '@wxpipe/testing'
import { onTestFinished } from 'vitest'
import { createServer, type MeetupServer } from '../src/server/index.ts'

export interface Launch<A extends object> {
  /** The app's origin, which is mapped to the server. */
  readonly origin: string
  readonly create: () => A
  readonly pages?: Readonly<Record<string, PageDefinition>>
  readonly entry?: string
}

export interface Launched<A> {
  readonly app: A
  readonly host: Host
  readonly server: MeetupServer
  /** The page on top, as its definition types it. */
  page<P>(): P
  paths(): string[]
}

export async function launch<A extends object>({ origin, create, pages, entry }: Launch<A>): Promise<Launched<A>> {
  const server = createServer()
  const app = create()
  const host = createHost({
    app,
    origins: { [new URL(origin).origin]: await server.listen() },
    ...(pages && { pages: Object.keys(pages) }),
    ...(entry !== undefined && { entry }),
  })
  host.install()
  for (const [route, definition] of Object.entries(pages ?? {})) host.definePage(route, definition)
  onTestFinished(async () => {
    host.dispose()
    await server.close()
  })
  return {
    app,
    host,
    server,
    page: <P>() => host.page as unknown as P,
    paths: () => server.requests.map(({ method, path }) => `${method} ${path.replace(/^.*\/v1\//, '')}`),
  }
}
