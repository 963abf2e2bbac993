// Bundles the page's script.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export async function browserBundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('browser.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    external: ['util'],
  })
  return outputFiles[0]?.text ?? ''
}
