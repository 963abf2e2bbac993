// The app on Taro: the client and the services that every app of these examples has, over Taro's host.
import Taro from '@tarojs/taro'
import { taroHost } from '@wxpipe/host-taro'
import { createMeetup } from 'meetup'
import { BASE_URL } from './config'

export const { session, client, login, scope, services } = createMeetup({
  host: taroHost(),
  baseURL: BASE_URL,
  // Written out, as H5 wants it.
  storage: {
    getStorageSync: (key) => Taro.getStorageSync(key),
    setStorageSync: (key, value) => Taro.setStorageSync(key, value),
    removeStorageSync: (key) => Taro.removeStorageSync(key),
  },
})
