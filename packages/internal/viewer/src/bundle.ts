// Bundles a page into one HTML file that needs no network, and says so by its policy.
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface PageParts {
  readonly title: string
  /** Paths relative to this folder. */
  readonly script: string
  readonly style: string
  /** What the script finds in `#data`. */
  readonly data: unknown
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export async function bundlePage({ title, script, style, data }: PageParts): Promise<string> {
  const [code, css] = await Promise.all([bundled(script), bundled(style)])
  // Only this very script may run, so that no content of a HAR ever can.
  const policy = `default-src 'none'; script-src '${hashOf(code)}'; style-src '${hashOf(css)}'; base-uri 'none'; form-action 'none'`
  // An end tag inside of a string would end the script.
  const json = JSON.stringify(data).replace(/</g, '\\u003c')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</title>
<style>${css}</style>
</head>
<body>
<div id="app"></div>
<script type="application/json" id="data">${json}</script>
<script>${code}</script>
</body>
</html>
`
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    // What knows `light-dark()`, too.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    write: false,
    logLevel: 'error',
  })
  return (outputFiles[0]?.text ?? '').trim().replace(/<\/(script|style)/gi, '<\\/$1')
}

const hashOf = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`
