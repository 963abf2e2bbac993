// What differs from one build of the app to the next.
/** The server of examples/meetup: `npm run server`. DevTools allows it because urlCheck is off. */
export const ORIGIN = 'http://127.0.0.1:8787'
export const BASE_URL = `${ORIGIN}/meetup/api/v1/`
export const VERSION = '1.4.0'
export const HOME_PAGE = '/pages/index/index'
export const LOGIN_PAGE = '/pages/login/login'
