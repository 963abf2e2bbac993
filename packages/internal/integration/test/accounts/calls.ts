// The ways in which that app asks: requests, files, streams, the cloud, and pages that show what has come.
import type { CacheRule } from '@wxpipe/cache'
import { dataOf } from '@wxpipe/data'
import { idle, track } from '@wxpipe/page-state'
import { events } from '@wxpipe/stream'
import type { Host } from '@wxpipe/testing'
import type { DownloadedFile } from '@wxpipe/transfer'
import type { createApp } from './app.ts'
import type { Phone } from './phone.ts'
import type { Content } from './server.ts'
import { later } from './session.ts'
import { type Begun, contentIn, type Watch } from './watch.ts'

export interface Ask {
  readonly kind: keyof typeof paths
  readonly key: number
  readonly cache?: CacheRule
  readonly dedupe?: 'reject' | 'latest'
  readonly priority?: 'high' | 'low'
}

/** Where each way leads to: what is at the same place is equal. */
const paths = {
  ...({ get: 'thing', data: 'thing', shown: 'thing', cloud: 'thing', put: 'note', post: 'order' } as const),
  ...({
    upload: 'photo',
    download: 'file',
    save: 'file',
    stream: 'stream',
    events: 'stream',
    mocked: 'mocked',
  } as const),
}

export const pathOf = ({ kind, key }: Ask): string => `${paths[kind]}/${key}`

/** Makes what sends them. */
export function createCalls({ client }: ReturnType<typeof createApp>, host: Host, { container }: Phone, watch: Watch) {
  const { isAnother, note, current, responded } = watch
  const api = dataOf(client)
  const photo = host.addFile('pixels', 'jpg')
  const files = host.wx.getFileSystemManager()
  const read = (filePath: string): unknown => JSON.parse(files.readFileSync(filePath, 'utf8') as string)

  /** A page that stays open below the login page. */
  const page = {
    data: { thing: idle<Content>() },
    setData(changes: { readonly [path: string]: unknown }) {
      const shown = changes['thing.data'] as Content | null | undefined
      if (shown) note(isAnother(shown.user), `${shown.user}'s response is shown on the page of ${current.user}`)
      const changed = Object.entries(changes).map(([path, value]) => [path.replace('thing.', ''), value])
      page.data = { thing: { ...page.data.thing, ...Object.fromEntries(changed) } }
    },
  }

  /** Asks, and hands each response that comes to `look`. */
  const ask = ({ kind, key, priority, ...rest }: Ask, call: Begun): Promise<unknown> => {
    const look = (content: unknown) => responded(call, contentIn(content))
    const url = call.path.slice(1)
    const options = { ...rest, ...(priority && { queue: { priority } }) }
    const body = { key }
    const whole = ({ data }: { readonly data: unknown }) => look(data)
    const file = ({ data }: { readonly data: DownloadedFile }) => look(read(data.filePath))
    const one = () =>
      api.get<Content>(url, options).then((content) => {
        look(content)
        return content
      })
    /** Reads one event after the other, and takes its time for each. */
    const slowly = async () => {
      for await (const { data } of events(client, url, rest)) {
        look(JSON.parse(data))
        await later(20)
      }
    }
    const target = `${host.wx.env.USER_DATA_PATH}/${key}`
    const ways: { readonly [kind in Ask['kind']]: () => Promise<unknown> } = {
      get: () => client.get(url, options).then(whole),
      data: one,
      shown: () => track(page, 'thing', one),
      cloud: () => client.get(url, { ...options, transport: container }).then(whole),
      mocked: () => client.get(url, options).then(whole),
      put: () => client.put(url, body, options).then(whole),
      post: () => client.post(url, body, options).then(whole),
      upload: () => client.post(url, body, { ...options, upload: { filePath: photo } }).then(whole),
      download: () => client.get<DownloadedFile>(url, { ...options, download: true }).then(file),
      save: () => client.get<DownloadedFile>(url, { ...options, download: { filePath: target } }).then(file),
      events: slowly,
      stream: () => client.get(url, { ...options, stream: { onEvent: ({ data }) => look(JSON.parse(data)) } }),
    }
    return ways[kind]()
  }

  return {
    send(asked: Ask) {
      const path = `/${pathOf(asked)}`
      const call = watch.begin(`#${watch.all.length + 1} ${asked.kind} ${asked.key}`, path)
      ask(asked, call)
        .catch((error) => watch.failed(call, error))
        .then(() => watch.pending.delete(call))
    },
    /** The app empties its page for whoever comes. */
    clear() {
      page.data = { thing: idle() }
    },
  }
}
