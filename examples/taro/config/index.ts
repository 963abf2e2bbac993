// How Taro builds the app: with React and webpack, for WeChat into dist/weapp, for the web into dist/h5.
import { resolve } from 'node:path'
// A type only: the module itself loads a native binary that no build needs, and that some machines lack.
import type { UserConfigExport } from '@tarojs/cli'

const examples = resolve(__dirname, '../..')
// The client and the services are outside this app, because other examples share them. They are TypeScript.
const shared = { include: ['shared/src', 'meetup/src'].map((path) => resolve(examples, path)) }

export default {
  projectName: 'meetup',
  date: '2026-11-26',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  plugins: ['@tarojs/plugin-framework-react', '@tarojs/plugin-platform-weapp', '@tarojs/plugin-platform-h5'],
  alias: {
    meetup: resolve(examples, 'shared/src/index.ts'),
    // The shared sources use the packages that this app has installed.
    '@wxpipe': resolve(__dirname, '../node_modules/@wxpipe'),
  },
  mini: { compile: shared },
  h5: {
    compile: shared,
    publicPath: '/',
    router: { mode: 'hash' },
    // For `npm run server` of examples/meetup; a deployed H5 page has its server at its own origin.
    devServer: { proxy: [{ context: ['/meetup', '/images'], target: 'http://127.0.0.1:8787' }] },
  },
} satisfies UserConfigExport
