// Where the server is. `#ifdef` is a directive for uni-app's compiler: only an H5 build keeps the second assignment.
let origin = 'http://127.0.0.1:8787' // examples/meetup: npm run server
// #ifdef H5
origin = location.origin // vite's proxy forwards it to that server: see vite.config.ts
// #endif

export const BASE_URL = `${origin}/meetup/api/v1/`
export const HOME_PAGE = '/pages/index/index'
