// The app on uni-app's host: everything but these two names is shared with the Taro app.
import { uniHost } from '@wxpipe/host-uni'
import { createMeetup } from 'meetup'
import { BASE_URL } from './config'

export const { login, scope, services, session } = createMeetup({
  host: uniHost(),
  baseURL: BASE_URL,
  storage: uni,
})
