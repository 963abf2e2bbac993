// The usual build, and the folder that 构建 npm copies as it is: the main file with the panel's component beside it.
import { cpSync } from 'node:fs'
import { library } from '@wxpipe/tooling/library'

export default {
  ...library,
  async onSuccess() {
    cpSync('panel', 'dist/miniprogram/panel', { recursive: true })
    cpSync('dist/index.js', 'dist/miniprogram/index.js')
  },
}
