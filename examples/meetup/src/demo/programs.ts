// The Mini Programs that the chapters launch.

import { createAdminApp } from '../admin/app.ts'
import { adminConfig } from '../admin/config.ts'
import { adminPages } from '../admin/pages.ts'
import { type AppOptions, createApp, type MeetupApp } from '../app.ts'
import { createWeatherproofApp, type WeatherproofApp } from '../app-weatherproof.ts'
import { type AppWithFiles, createAppWithFiles } from '../app-with-files.ts'
import { config } from '../config.ts'
import { pages } from '../pages/pages.ts'

export const meetup = (http?: AppOptions['http']) => ({
  baseURL: config.baseURL,
  loginPage: config.loginPage,
  pages,
  create: (trace: AppOptions['trace']) => createApp({ http, trace }),
})

/** A user who is logged in opens an activity that a friend has shared. */
export const sharedActivity = {
  entry: 'pages/detail/detail?id=105&matchId=1105&title=Night%20Lights',
  before: ({ services }: MeetupApp) => services.login('lin', 'meetup'),
}

/** A user who is logged in opens the app on the platform; the same seed gives the same network conditions. */
export const onTheTrain = (seed: number) => ({
  baseURL: config.baseURL,
  loginPage: config.loginPage,
  pages,
  entry: 'pages/index/index',
  phone: { network: 'wifi', profile: 'wifi', seed } as const,
  hidden: ['login-redirect', 'deadline', 'client-version', 'envelope', 'token-injection'],
  hasClock: true,
  create: (trace: AppOptions['trace']) => createWeatherproofApp({ trace }),
  before: ({ services }: WeatherproofApp) => services.login('lin', 'meetup'),
})

/** Lin opens the same activity in the same app, on a phone that she shares with another person. */
export const onASharedPhone = {
  ...onTheTrain(1),
  entry: sharedActivity.entry,
  phone: { network: '4g', profile: { latency: 50 } } as const,
  hidden: [
    'page-scope',
    'deadline',
    'client-version',
    'envelope',
    'dedupe',
    'retry',
    'token-refresh',
    'queue',
    'token-expiry',
  ],
}

/** Lin, on a slow network, in the app that sends files. */
export const withFiles = {
  baseURL: config.baseURL,
  loginPage: config.loginPage,
  // The chapter does not look at its pages.
  pages: { 'pages/index/index': {}, 'pages/login/login': {} },
  entry: 'pages/index/index',
  phone: { network: '3g', profile: { latency: 50, kbps: 400 } } as const,
  hidden: ['client-version', 'token-injection'],
  hasClock: true,
  create: (trace: AppOptions['trace']) => createAppWithFiles({ trace }),
  before: ({ services }: AppWithFiles) => services.login('lin', 'meetup'),
}

export const admin = {
  baseURL: adminConfig.baseURL,
  loginPage: adminConfig.loginPage,
  pages: adminPages,
  create: (trace: AppOptions['trace']) => createAdminApp({ trace }),
}
