// The entry for uni-app; leaving a page ends its reads.
import { pageMixin } from '@wxpipe/host-uni'
import { createSSRApp } from 'vue'
import App from './App.vue'
import { scope } from './meetup'

export function createApp() {
  const app = createSSRApp(App)
  app.mixin(pageMixin(scope))
  return { app }
}
