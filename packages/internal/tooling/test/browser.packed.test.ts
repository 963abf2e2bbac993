// @wxpipe/testing as a page in a browser gets it: its "browser" export bundles without Node's modules, and its host works there.
import { clearTimeout, setTimeout } from 'node:timers'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, inject, it } from 'vitest'

const app = inject('installedApp')

/** A page's bundle of the two packages, by the condition "browser" alone: no alias, nothing left outside. */
async function bundled(program: string): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: program, resolveDir: app },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'page',
    target: 'es2020',
    logLevel: 'silent',
  })
  expect(warnings).toEqual([])
  return outputFiles[0]?.text ?? ''
}

/** Runs it where there is what browsers have and Node's modules are not. */
function run(bundle: string): Promise<unknown> {
  return runInNewContext(`${bundle}; page.outcome`, { setTimeout, clearTimeout, URL, TextEncoder, TextDecoder, btoa })
}

it('a host with a handler serves a client', async () => {
  const bundle = await bundled(`
    import { createClient } from '@wxpipe/core'
    import { createHost } from '@wxpipe/testing'
    const host = createHost({ handler: ({ query }) => ({ data: { name: query.name, requests: host.requests.length } }) })
    export const outcome = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
      .get('hello', { query: { name: '小明' } })
      .then(({ data }) => JSON.stringify(data))
  `)
  expect(bundle).not.toContain('node:')
  expect(await run(bundle)).toBe('{"name":"小明","requests":1}')
})

it('Alipay’s base64 needs nothing of Node’s either', async () => {
  const bundle = await bundled(`
    import { createAlipay } from '@wxpipe/testing'
    const { my } = createAlipay({ handler: () => ({ data: 'ü' }) })
    export const outcome = my.request({ url: 'https://api.example.com/', dataType: 'base64' }).then(({ data }) => data)
  `)
  expect(await run(bundle)).toBe('w7w=')
})

it('a server on loopback cannot be reached, and the failure says so', async () => {
  const bundle = await bundled(`
    import { createClient } from '@wxpipe/core'
    import { createHost } from '@wxpipe/testing'
    export const outcome = createClient({ host: createHost().wx }).get('http://127.0.0.1:1/x')
      .then(() => 'a response', ({ cause }) => cause.errMsg)
  `)
  expect(await run(bundle)).toBe('request:fail a browser has no sockets: give createHost a handler')
})
