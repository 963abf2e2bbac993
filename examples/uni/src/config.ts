// Where the server is. `#ifdef` is uni-app's: its compiler keeps one of the two.
let origin = 'http://127.0.0.1:8787' // examples/meetup: npm run server
// #ifdef H5
origin = location.origin // a proxy of vite's brings it to that server: see vite.config.ts
// #endif

export const BASE_URL = `${origin}/meetup/api/v1/`
export const HOME_PAGE = '/pages/index/index'
