// Random lives of an app that has the kit too.
import fc from 'fast-check'
import type { Life } from '../life.ts'
import { asksOf, livesOf, maybe, plain, special } from '../random-lives.ts'
import { mockedKey } from './kit.ts'
import { type Mood, schemas } from './responses.ts'

const ask = asksOf({
  ...special,
  key: fc.nat(mockedKey),
  loading: maybe<boolean | string>(true, true, '提交中', false),
  toast: maybe<boolean | string>(false, true, '请重试'),
  schema: maybe(schemas.fits, schemas.fits, schemas.misfit),
})
// Equal reads with a response that is kept, or a schema of their own.
const kept = asksOf({
  origin: fc.constant('own'),
  key: fc.nat(1),
  method: fc.constant('GET'),
  cache: fc.constant({ ttl: 1_000, tags: ['all'] }),
  schema: maybe(schemas.fits),
})
export const lives: fc.Arbitrary<Life> = livesOf(
  fc.oneof({ weight: 1, arbitrary: plain }, { weight: 1, arbitrary: kept }, { weight: 4, arbitrary: ask }),
)
export const moods = fc.array(fc.constantFrom<Mood[]>('well', 'well', 'well', 'refused', 'busy'), {
  minLength: 1,
  maxLength: 9,
})
