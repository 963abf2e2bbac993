// The app on uni-app's host; everything else is shared with the Taro app.
import { uniHost } from '@wxpipe/host-uni'
import { createMeetup } from 'meetup'
import { BASE_URL } from './config'

export const { login, scope, services, session } = createMeetup({
  host: uniHost(),
  baseURL: BASE_URL,
  // Each call is written out: an H5 release build keeps no other members of `uni`.
  storage: {
    getStorageSync: (key) => uni.getStorageSync(key),
    setStorageSync: (key, value) => uni.setStorageSync(key, value),
    removeStorageSync: (key) => uni.removeStorageSync(key),
  },
})
