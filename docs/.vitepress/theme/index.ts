// The default theme with the system's fonts, which have the Chinese and nothing to load for them, and the living elements.
import { onContentUpdated, type Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { defineAsyncComponent, nextTick } from 'vue'
import { showOwnRow } from './sidebar'
import './live.css'
import './style.css'

export default {
  extends: DefaultTheme,
  setup() {
    // The sidebar marks the row a moment after the page is there.
    onContentUpdated(() => nextTick(showOwnRow))
  },
  enhanceApp({ app }) {
    // Only the pages that show it load it.
    app.component(
      'LivingPipeline',
      defineAsyncComponent(() => import('../live/LivingPipeline.vue')),
    )
    app.component(
      'TranslateHttpUtil',
      defineAsyncComponent(() => import('../live/translate/TranslateHttpUtil.vue')),
    )
    app.component(
      'HarViewer',
      defineAsyncComponent(() => import('../live/har-viewer/HarViewer.vue')),
    )
    app.component(
      'TunnelRace',
      defineAsyncComponent(() => import('../live/tunnel/TunnelRace.vue')),
    )
  },
} satisfies Theme
