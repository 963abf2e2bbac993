// What differs from one build of the app to the next.
import { config } from 'meetup'

/** The server of examples/meetup; a web page uses the server that it came from. */
const ORIGIN = process.env.TARO_ENV === 'h5' ? location.origin : 'http://127.0.0.1:8787'
export const BASE_URL = `${ORIGIN}/meetup/api/v1/`
export const { homePage, loginPage } = config
