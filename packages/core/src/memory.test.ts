// What a call that is over keeps in memory, whoever still holds a part of it.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { eventLoop, rejectionOf } from '../test/observing.ts'
import { createCancelSource, createClient, type HttpRequest } from './index.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** A client whose host tells of its tasks and responses; none of them is held here. */
function setup() {
  const tasks: WeakRef<object>[] = []
  const kept: HttpRequest[] = []
  const host = {
    request({ url, success, fail }: { url: string; success?: (result: object) => void; fail?: (f: object) => void }) {
      const task = { abort() {} }
      tasks.push(new WeakRef(task))
      setImmediate(() => {
        if (url === 'bad') fail?.({ errMsg: 'request:fail' })
        else success?.({ statusCode: 200, header: {}, data: { rows: [1, 2, 3] } })
      })
      return task
    },
  }
  const client = createClient({ host }).use({
    name: 'keeps',
    request(request) {
      kept.push(request)
      return request
    },
  })
  return { client, kept, tasks }
}

/** How many of them are still there. */
async function alive(refs: readonly WeakRef<object>[]): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await eventLoop()
    collect()
  }
  return refs.filter((ref) => ref.deref()).length
}

describe('of a call that is over', () => {
  it('a request that somebody keeps, as a list of the last ones does, holds neither the response nor the host’s task', async () => {
    const { client, kept, tasks } = setup()
    const responses: WeakRef<object>[] = []
    for (let count = 0; count < 5; count++) responses.push(new WeakRef((await client.get<object>('x')).data))
    expect(await alive([...responses, ...tasks])).toBe(0)
    expect(kept).toHaveLength(5)
  })

  it('an error that somebody keeps holds no task', async () => {
    const { client, tasks } = setup()
    const error = await rejectionOf(client.get('bad'))
    // V8 holds on to the functions of a stack until somebody reads it.
    expect(error.stack).toContain('NetworkError')
    expect(await alive(tasks)).toBe(0)
    expect(error).toMatchObject({ code: 'NETWORK' })
  })

  it('a signal that lives on holds nothing', async () => {
    const { client, kept, tasks } = setup()
    const { signal } = createCancelSource()
    await client.get('x', { signal })
    await client.get('bad', { signal }).catch(() => {})
    const requests = kept.splice(0).map((request) => new WeakRef(request))
    expect(await alive([...requests, ...tasks])).toBe(0)
    expect(signal.aborted).toBe(false)
  })
})
