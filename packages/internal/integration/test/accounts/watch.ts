// Who is logged in, who was during each call, and the rules: what is one user's reaches no other, by whatever way.
import type { Content } from './server.ts'

/** Somebody, nobody, or not known yet. */
export type User = string | null | undefined

/** A call of the app that has begun. */
export interface Begun {
  /** For people, as in "#3 get 1". */
  readonly name: string
  readonly path: string
  /** Whoever was logged in while it ran, the first one first. */
  readonly users: Set<User>
  /** Whose it is: nobody's call becomes that of whoever logs in, and never that of a second one. */
  owner: User
}

/** A response in its envelope, or out of it. */
export const contentIn = (body: unknown): Partial<Content> => Object(Object(body).data ?? body)

/** What the server has said beside an error. */
export const contentBeside = (error: unknown): Partial<Content> => contentIn(Object(Object(error).response).data)

/** Makes what watches over a life. */
export function createWatch() {
  const crossed: string[] = []
  const current: { user: User; token: string | undefined } = { user: undefined, token: undefined }
  const pending = new Set<Begun>()
  const all: Begun[] = []
  const refreshes: User[] = []
  const isAnother = (user: User) => !!user && !!current.user && user !== current.user
  const note = (isWrong: unknown, what: string) => {
    if (isWrong) crossed.push(what)
  }
  const lookAt = (call: Begun, { user }: Partial<Content>) => {
    const { name, users, owner } = call
    if (user === undefined) return
    note(user && owner && user !== owner, `${name} of ${owner} got ${user}'s response`)
    // What nobody was given is not for somebody either: it has the prices of visitors in it, and no name.
    const hasBeenThere = users.has(user) || (user === null && users.has(undefined))
    note(!hasBeenThere, `${name} of ${[...users]} got ${user}'s response`)
    call.owner ||= user
    note(isAnother(user), `${name} showed ${user}'s response to ${current.user}`)
  }

  return {
    crossed,
    current,
    pending,
    all,
    isAnother,
    note,
    become(user: User, token?: string) {
      Object.assign(current, { user, token })
      for (const { users } of pending) users.add(user)
    },
    begin(name: string, path: string): Begun {
      const call: Begun = { name, path, users: new Set([current.user]), owner: current.user }
      pending.add(call)
      all.push(call)
      return call
    },
    /** A response, or a part of it, has reached its caller. */
    responded(call: Begun, content: Partial<Content>) {
      const { owner } = call
      note(content.path && content.path !== call.path, `${call.name} got the response to ${content.path}`)
      note(isAnother(owner), `${call.name} of ${owner} got a response while ${current.user} was logged in`)
      lookAt(call, content)
    },
    failed(call: Begun, error: unknown) {
      const { name, path, users } = call
      const { message, cause } = Object(error)
      const words = `${message} ${Object(cause).message ?? cause}`
      lookAt(call, contentBeside(error))
      const [own] = users
      if (!own || [...users].some((user) => user && user !== own)) return
      // No other was logged in: the refreshes that did not help are those of this user.
      const began = refreshes.filter((user) => !user || user === own).length
      const [, limit = 0] = /(\d+) refreshes in/.exec(words) ?? []
      note(began < Number(limit), `${name} of ${own} has to pay for another's refreshes`)
      if (users.size > 1) return
      // Nor was there a logout.
      note(/account has changed/.test(words), `${name} of ${own} ended with another's account: ${words}`)
      const isDouble = all.some(
        (other) => other !== call && other.path === path && [...other.users].some((user) => !user || user === own),
      )
      note(/equal request/.test(words) && !isDouble, `${name} of ${own} was refused for another's`)
    },
    /** A refresh has begun, for whoever is logged in now. */
    refreshing() {
      refreshes.push(current.user)
    },
  }
}

export type Watch = ReturnType<typeof createWatch>
