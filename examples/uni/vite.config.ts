// The build: uni-app's own plugin, and the sources that this app shares with the Taro app.
import { fileURLToPath } from 'node:url'
import uni from '@dcloudio/vite-plugin-uni'
import { defineConfig } from 'vite'
import { dependencies } from './package.json'

export default defineConfig({
  plugins: [uni()],
  resolve: {
    alias: { meetup: fileURLToPath(new URL('../shared/src/index.ts', import.meta.url)) },
    // The shared sources are outside this folder, but must use this app's packages, one copy of each.
    dedupe: Object.keys(dependencies).filter((name) => name.startsWith('@wxpipe/')),
  },
  server: {
    // For `npm run server` of examples/meetup; a deployed H5 page has its server at its own origin.
    proxy: { '/meetup': 'http://127.0.0.1:8787', '/images': 'http://127.0.0.1:8787' },
  },
})
