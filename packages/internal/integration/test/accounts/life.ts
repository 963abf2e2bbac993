// A life of that app: requests, users who come and go, and waits of every kind; nothing may cross from one to another.
import { drain, elapse, flush } from '@wxpipe/test-support'
import type { Answer } from './server.ts'
import { createWorld, type User, type WorldOptions } from './world.ts'

export interface Ask {
  readonly method: 'GET' | 'PUT'
  /** Asks for a stream of the answer. */
  readonly isStream?: boolean
  readonly key: number
  readonly cache?: { readonly ttl?: number; readonly staleWhileRevalidate?: number; readonly staleIfError?: number }
  readonly priority?: 'high' | 'low'
}

export const happenings = [
  ...(['log in A', 'log in B', 'log in A', 'log out', 'forget', 'expire'] as const),
  ...(['offline', 'online', 'background', 'foreground'] as const),
]

/** What happens next, and the milliseconds until what follows. */
export interface Step {
  readonly does: 'send' | (typeof happenings)[number]
  readonly after: number
  /** Of `send`. */
  readonly ask?: Ask
}

export interface Life extends WorldOptions {
  readonly steps: readonly Step[]
}

/** Plays a life to its end. @returns what has crossed, or has never ended */
export async function play({ steps, ...options }: Life): Promise<readonly string[]> {
  const crossed: string[] = []
  const world = createWorld(options, crossed)
  const { host, client, slots, current } = world
  const pending = new Set<string>()
  let count = 0

  const send = ({ method, key, priority, isStream, ...rest }: Ask) => {
    const name = `#${++count} ${method} ${key}`
    // Nobody's call becomes that of whoever logs in; it never becomes a second one's.
    const users = new Set<User>([current.user])
    pending.add(name)
    const look = ({ data: { user, path } }: { data: Answer }) => {
      if (path !== `/${url}`) crossed.push(`${name} got the answer of ${path}`)
      const owner = [...users].find(Boolean)
      if (user && owner && user !== owner) crossed.push(`${name} of ${owner} got ${user}'s answer`)
      if (world.isAnother(user)) crossed.push(`${name} showed ${user}'s answer to ${current.user}`)
      if (world.isAnother(owner)) crossed.push(`${name} of ${owner} was answered while ${current.user} was logged in`)
    }
    const url = isStream ? `stream/${key}` : `${key}`
    const told = isStream && {
      stream: { onEvent: (event: { data: string }) => look({ data: JSON.parse(event.data) }) },
    }
    client
      .request<Answer>({
        url,
        method,
        ...(method === 'PUT' && { data: { key } }),
        ...(priority && { queue: { priority } }),
        ...told,
        ...rest,
      })
      .then(isStream ? () => {} : look, () => {})
      .then(() => pending.delete(name))
  }
  const happens: { readonly [does in (typeof happenings)[number]]: () => unknown } = {
    'log in A': () => world.logIn('A'),
    'log in B': () => world.logIn('B'),
    'log out': world.logOut,
    forget: world.forget,
    expire: world.expire,
    offline: () => host.setNetwork('none'),
    online: () => host.setNetwork('wifi'),
    background: host.background,
    foreground: host.foreground,
  }

  for (const { does, after, ask } of steps) {
    if (does === 'send') send(ask!)
    else {
      // The user comes in a tick of its own: what was answered before has reached its caller.
      await flush()
      happens[does]()
    }
    if (after) {
      await flush()
      await elapse(after, () => {})
    }
  }
  world.calm()
  host.foreground()
  host.setNetwork('wifi')
  await drain(
    () => {},
    () => !pending.size,
  )
  await drain(() => {})
  for (const name of pending) crossed.push(`${name} has never ended`)
  if (slots.pending || slots.size) crossed.push(`${slots.pending} slots are held, ${slots.size} wait`)
  return crossed
}
