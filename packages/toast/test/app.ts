// A client with toasts, over a simulated phone whose server responds as the path says.
import { createClient } from '@wxpipe/core'
import { createHost, type HostOptions } from '@wxpipe/testing'
import { type ToastOptions, toast } from '../src/index.ts'

export const baseURL = 'https://api.example.com/'

/** `client.get('500')` gets that status after 10 ms; `?message=` sets the server's message. */
export const frankServer: HostOptions = {
  handler: ({ path, query }) => ({
    statusCode: Number(path.slice(1)) || 200,
    data: query['message'] ? { code: 20001, message: query['message'] } : 'body',
    delay: 10,
  }),
}

export function createApp(options?: ToastOptions, hostOptions: HostOptions = {}) {
  const session: { user: string | null } = { user: 'ann' }
  const host = createHost({ ...frankServer, ...hostOptions })
  const client = createClient({
    host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }),
    baseURL,
    account: () => session.user,
  }).use(toast(options))
  /** The words of all toasts, the oldest first. */
  const said = () =>
    host.calls.filter(({ api }) => api === 'showToast').map((call) => (call.options as { title: string }).title)
  return { host, client, session, said }
}
