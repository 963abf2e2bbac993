// What the apps import: the app without its pages, the texts for its pages, and the types of their data.
export { config } from '../../meetup/src/config.ts'
export type { Activity, Group, MatchImage, User } from '../../meetup/src/services/types.ts'
export { createMeetup, type Meetup } from './meetup.ts'
export { timeWords } from './time.ts'
export { wordsFor } from './words.ts'
