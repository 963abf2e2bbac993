// The administrators' two pages.
import { loginCancelled, loginCompleted } from '@wxpipe/login-redirect'
import { page } from '../pages/page.ts'
import type { Report } from '../services/types.ts'
import { wordsFor } from '../words.ts'
import type { AdminApp } from './app.ts'
import { adminConfig } from './config.ts'

declare const getApp: () => AdminApp

export const reportsPage = page({
  data: { reports: [] as readonly Report[], error: '' },

  // Also back from the sign-in page.
  onShow(): void {
    void this.load()
  },

  async load(): Promise<void> {
    try {
      this.setData({ reports: await getApp().services.getReports(), error: '' })
    } catch (error) {
      this.setData({ error: wordsFor(error) })
    }
  },

  async resolve(id: number): Promise<void> {
    try {
      await getApp().services.resolveReport(id)
      await this.load()
    } catch (error) {
      this.setData({ error: wordsFor(error) })
    }
  },
})

export const signInPage = page({
  data: { error: '' },

  async submit(account: string, password: string): Promise<void> {
    try {
      await getApp().services.signIn(account, password)
    } catch (error) {
      this.setData({ error: wordsFor(error) })
      return
    }
    await loginCompleted({ home: adminConfig.homePage })
  },

  onUnload(): void {
    void loginCancelled()
  },
})

export const adminPages = {
  'pages/reports/reports': reportsPage,
  'pages/sign-in/sign-in': signInPage,
}
