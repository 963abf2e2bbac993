// What uni-app starts; a page that is left takes its reads along.
import { pageMixin } from '@wxpipe/host-uni'
import { createSSRApp } from 'vue'
import App from './App.vue'
import { scope } from './meetup'

export function createApp() {
  const app = createSSRApp(App)
  app.mixin(pageMixin(scope))
  return { app }
}
