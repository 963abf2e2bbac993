// The login page: it logs in, then returns to the page where the session ended, or to the home page.
import type { MeetupApp } from '../app.ts'
import { config } from '../config.ts'
import { wordsFor } from '../words.ts'
import { page } from './page.ts'

declare const getApp: () => MeetupApp

export const loginPage = page({
  data: { error: '' },

  async submit(username: string, password: string): Promise<void> {
    const { services, login } = getApp()
    try {
      await services.login(username, password)
    } catch (error) {
      this.setData({ error: wordsFor(error) })
      return
    }
    await login.completed({ home: config.homePage })
  },

  // The user went back without logging in: the requests that wait for the login need not wait any longer.
  onUnload(): void {
    getApp().login.cancelled()
  },
})
