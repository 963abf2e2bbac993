import { library } from '@wxpipe/tooling/library'
import { defineConfig } from 'tsup'

/** The same for a page in a browser, such as the documentation's: without Node's modules, so scripted servers alone. */
const browser = defineConfig({
  ...library,
  entry: { browser: 'src/index.ts' },
  format: ['esm'],
  platform: 'browser',
  // The types are those of the main file, and its output stays.
  dts: false,
  clean: false,
  esbuildPlugins: [
    {
      name: 'no-sockets',
      setup: ({ onResolve, resolve }) =>
        onResolve({ filter: /\/real-http\.ts$/ }, ({ resolveDir }) =>
          resolve('./no-http.ts', { resolveDir, kind: 'import-statement' }),
        ),
    },
  ],
})

export default [library, browser]
