// Bundles the page's script.
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** The simulated host's real HTTP needs Node; with a handler it does without. What it takes of node:util a page has of its own. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:.*|util)$/ }, ({ path }) => ({ path, namespace: 'absent' }))
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: 'module.exports = { TextDecoder, TextEncoder }',
    }))
  },
}

export async function browserBundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('browser.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    plugins: [withoutNode],
  })
  return outputFiles[0]?.text ?? ''
}
