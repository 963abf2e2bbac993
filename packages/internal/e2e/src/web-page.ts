// The script of a plain web page: a client over fetchHost and historyRouter, and on `app` what a check asks of it.
import { createCancelSource, createClient, isHttpError } from '@wxpipe/core'
import { fetchFiles, fetchHost, historyRouter } from '@wxpipe/host-fetch'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { stream } from '@wxpipe/stream'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { type DownloadedFile, transfer } from '@wxpipe/transfer'

declare const document: { body: { textContent: string } }
declare const location: { readonly origin: string }

const router = historyRouter({
  base: '/app',
  onPage: ({ route, options }) => {
    document.body.textContent = `${route} ${JSON.stringify(options)}`
  },
})
const host = { ...fetchHost({ files: fetchFiles() }), ...router }
const login = loginRedirect({ loginPage: '/login', whileLoggingIn: 'wait' })
const client = createClient({ host, baseURL: `${location.origin}/api/` })
  .use(pageScope())
  .use(login)
  .use(tokenExpiry())
  .use(transfer())
  .use(stream())

const codeOf = (error: unknown) => (isHttpError(error) ? error.code : String(error))

const app = {
  host,
  open: (url: string) => new Promise((success, fail) => router.navigateTo({ url, success, fail })),
  pages: () => router.getCurrentPages().map(({ $page }) => $page.fullPath),
  completed: () => login.completed(),
  get: (url: string, options: object = {}) =>
    client.get(url, options).then(({ statusCode, data }) => ({ statusCode, data }), codeOf),
  /** Begins a read, and says later what became of it. */
  begun: undefined as Promise<unknown> | undefined,
  begin(url: string) {
    app.begun = app.get(url)
  },
  post: (url: string, data: object) => client.post(url, data).then(({ data: given }) => given, codeOf),
  abort: () => {
    const { signal, abort } = createCancelSource()
    setTimeout(() => abort('left'), 50)
    return app.get('slow', { signal })
  },
  async upload(size: number) {
    const told: number[] = []
    const file = new Blob([new Uint8Array(size).fill(7)], { type: 'image/png' })
    const onProgress = ({ progress }: { readonly progress: number }) => told.push(progress)
    const { data, header } = await client.post('photos', { album: 7 }, { upload: { filePath: file, onProgress } })
    return { data, told, type: header['content-type'] }
  },
  async download() {
    const { data } = await client.get<DownloadedFile>('photo.png', { download: true })
    const bytes = await fetch(data.filePath).then((response) => response.arrayBuffer())
    return { url: data.filePath.slice(0, 5), length: bytes.byteLength }
  },
  refused: () =>
    client.get('refused.png', { download: true }).then(
      () => 'no failure',
      (error) => [error.code, error.response.data],
    ),
  async stream() {
    const told: string[] = []
    await client.get('chat', { stream: { onEvent: ({ data }) => told.push(data) } })
    return told
  },
}

export type WebApp = typeof app
Object.assign(globalThis, { app })
