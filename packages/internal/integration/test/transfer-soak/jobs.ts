// One upload, one download, one stream: begun again as an app would until it is done, and watched while it lasts.
import { StreamError } from '@wxpipe/stream'
import type { Host } from '@wxpipe/testing'
import type { DownloadedFile, Progress } from '@wxpipe/transfer'
import { countedSignal } from '../soak/remains.ts'
import type { Client } from './app.ts'
import { eventOf, eventsPerStream, fileOf } from './contents.ts'
import { harm } from './faults.ts'

/** How calls may fail in a bad hour; all else is lost. */
const expected = ['NETWORK', 'TIMEOUT', 'STATUS', 'AUTH_EXPIRED', 'ABORT']

interface World {
  readonly client: Client
  readonly host: Host
  readonly random: () => number
  /** Waits until the user is not asked to log in. */
  free(): Promise<void>
}

export function createJobs({ client, host, random, free }: World) {
  const lost: string[] = []
  const wrong: string[] = []
  const kept = new Set<string>()
  const counts = { events: 0, brokeOff: 0, begunAnew: 0, downloads: 0 }

  /** Whether the call has failed as calls may: then it is begun anew. */
  const mayBegin = (what: string, error: unknown): boolean => {
    const { code, stack } = error as { code: string; stack: string }
    if (error instanceof StreamError) counts.brokeOff++
    else if (expected.includes(code)) counts.begunAnew++
    else return !lost.push(`${what}: ${stack}`)
    return true
  }
  const abortable = () => {
    const { signal, abort } = countedSignal()
    if (random() < 0.05) setTimeout(abort, random() * 80)
    return signal
  }

  async function upload(number: number): Promise<'stored' | 'failed' | 'aborted'> {
    const filePath = host.addFile(fileOf(number), 'png')
    kept.add(filePath)
    const signal = abortable()
    // Without a key a repetition could store it twice: then nothing repeats it, neither a plugin nor the app.
    const isKeyed = number % 4 !== 0
    const safe = isKeyed
      ? { idempotencyKey: `upload-${number}`, retry: 20, resume: true }
      : { idempotencyKey: false as const }
    for (;;) {
      await free()
      harm(host, random, 'uploadFile')
      let isOver = false
      const onProgress = ({ progress }: Progress) => {
        if (isOver) wrong.push(`upload ${number}: ${progress} after its end`)
      }
      try {
        const options = { upload: { filePath, onProgress }, signal, loading: number % 3 === 0, ...safe }
        const { data } = await client.post<{ number: number }>('photos', { number }, options)
        if (data.number !== number) lost.push(`upload ${number} got the response to ${data.number}`)
        return 'stored'
      } catch (error) {
        if (signal.aborted) return 'aborted'
        if (!mayBegin(`upload ${number}`, error) || !isKeyed) return 'failed'
      } finally {
        isOver = true
      }
    }
  }

  async function download(number: number): Promise<void> {
    const filePath = `${host.wx.env.USER_DATA_PATH}/${number}.png`
    for (;;) {
      await free()
      harm(host, random, 'downloadFile')
      try {
        const rule = number % 3 ? { filePath } : true
        const { data } = await client.get<DownloadedFile>(`photos/${number}`, { download: rule, cache: { ttl: 1_000 } })
        kept.add(data.filePath)
        const bytes = host.files[data.filePath]
        if (bytes && Buffer.compare(bytes, fileOf(number)) === 0) counts.downloads++
        else lost.push(`download ${number} is not what was sent`)
        return
      } catch (error) {
        if (!mayBegin(`download ${number}`, error)) return
      }
    }
  }

  async function stream(number: number): Promise<'told' | 'aborted'> {
    const signal = abortable()
    let next = 0
    for (;;) {
      await free()
      harm(host, random, 'request')
      let isOver = false
      const from = next
      const onEvent = ({ data, id }: { readonly data: string; readonly id: string }) => {
        counts.events++
        if (isOver) wrong.push(`stream ${number}: ${data} after its end`)
        if (data !== JSON.stringify(eventOf(number, next)) || id !== String(next))
          wrong.push(`stream ${number}: ${data}, not ${next}`)
        next++
      }
      const options = { stream: { onEvent }, signal, timeout: 1_000, retry: 5, scope: number % 4 === 0 }
      try {
        if (number % 2) await client.get(`feed/${number}`, { ...options, query: { from } })
        else await client.post(`feed/${number}`, { from }, { ...options, idempotencyKey: false })
        if (next < eventsPerStream) lost.push(`stream ${number} has ended before ${next}`)
        return 'told'
      } catch (error) {
        if (error instanceof StreamError && (error.events !== next - from || error.lastEventId !== String(next - 1)))
          wrong.push(
            `stream ${number} says ${error.events} events, ${error.lastEventId} the last; told were ${from} to ${next}`,
          )
        if (signal.aborted) return 'aborted'
        if (!mayBegin(`stream ${number}`, error)) return 'aborted'
        // It broke off behind its last event, before the server had said that it was the last.
        if (next === eventsPerStream) return 'told'
      } finally {
        isOver = true
      }
    }
  }

  return { upload, download, stream, lost, wrong, kept, counts }
}
