// The app on Taro, with the client and the services that these examples share.
import Taro from '@tarojs/taro'
import { createMeetup } from 'meetup'
import { BASE_URL } from './config'
import { host } from './host'

export const { session, client, login, scope, services } = createMeetup({
  host,
  baseURL: BASE_URL,
  // Each call is written out, because an H5 build keeps only the functions of Taro that the source names.
  storage: {
    getStorageSync: (key) => Taro.getStorageSync(key),
    setStorageSync: (key, value) => Taro.setStorageSync(key, value),
    removeStorageSync: (key) => Taro.removeStorageSync(key),
  },
})
