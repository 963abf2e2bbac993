// What differs from one build of the app to the next.
export const config = {
  baseURL: 'https://api.meetup.example/meetup/api/v1/',
  version: '1.4.0',
  homePage: '/pages/index/index',
  loginPage: '/pages/login/login',
} as const
