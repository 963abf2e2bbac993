// The administrators' two pages.
import { page } from '../pages/page.ts'
import type { Report } from '../services/types.ts'
import { wordsFor } from '../words.ts'
import type { AdminApp } from './app.ts'
import { adminConfig } from './config.ts'

declare const getApp: () => AdminApp

export const reportsPage = page({
  data: { reports: [] as readonly Report[], error: '' },

  onLoad(): void {
    void this.load()
  },

  // Back from the sign-in page: retry what failed, but only if the user has signed in, or the page would open again.
  onShow(): void {
    if (this.data.error && getApp().session.get()) void this.load()
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
      const resolved = await getApp().services.resolveReport(id)
      const reports = this.data.reports.map((report) => (report.id === id ? resolved : report))
      this.setData({ reports, error: '' })
    } catch (error) {
      this.setData({ error: wordsFor(error) })
    }
  },
})

export const signInPage = page({
  data: { error: '' },

  async submit(account: string, password: string): Promise<void> {
    const { services, login } = getApp()
    try {
      await services.signIn(account, password)
    } catch (error) {
      this.setData({ error: wordsFor(error) })
      return
    }
    await login.completed({ home: adminConfig.homePage })
  },

  onUnload(): void {
    getApp().login.cancelled()
  },
})

export const adminPages = {
  'pages/reports/reports': reportsPage,
  'pages/sign-in/sign-in': signInPage,
}
