// The real meetup server of the other example, on a free port.
export { createServer, type MeetupServer } from 'meetup/server'

/** Where the Mini Program believes its server to be. */
export const ORIGIN = 'http://127.0.0.1:8787'
