// The app on Taro: the client and the services that every app of these examples has.
import Taro from '@tarojs/taro'
import { createMeetup } from 'meetup'
import { BASE_URL } from './config'
import { host } from './host'

export const { session, client, login, scope, services } = createMeetup({
  host,
  baseURL: BASE_URL,
  // Written out, as H5 wants it.
  storage: {
    getStorageSync: (key) => Taro.getStorageSync(key),
    setStorageSync: (key, value) => Taro.setStorageSync(key, value),
    removeStorageSync: (key) => Taro.removeStorageSync(key),
  },
})
