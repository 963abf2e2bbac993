// The real meetup server of the other example, on a free port.
export { createServer, type MeetupServer } from '../../../examples/meetup/src/server/index.ts'

/** Where the Mini Program believes its server to be. */
export const ORIGIN = 'http://127.0.0.1:8787'
