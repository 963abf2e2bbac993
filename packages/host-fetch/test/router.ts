// A router as tests use it: calls as promises, and the pages by their paths.
import type { HistoryRouter } from '../src/index.ts'

type Way = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

export const routerOn = (router: HistoryRouter) => ({
  router,
  to: (way: Way, url: string) => new Promise((success, fail) => router[way]({ url, success, fail })),
  back: (delta?: number) => new Promise((success, fail) => router.navigateBack({ delta, success, fail })),
  pages: () => router.getCurrentPages().map(({ $page }) => $page.fullPath),
})
