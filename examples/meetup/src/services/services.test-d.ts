// The services return the data inside the envelope; a client that knows no tokens cannot log in.
import { createClient, type Tracer } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import { createAdminApp } from '../admin/app.ts'
import { createApp } from '../app.ts'
import type { WeatherproofApp } from '../app-weatherproof.ts'
import type { AppWithFiles } from '../app-with-files.ts'
import { createHttp } from '../http.ts'
import { createSeamlessHttp } from '../http-seamless.ts'
import { accountServices } from './account.ts'
import { activityServices } from './activity.ts'
import type { Activity, ActivityPage, Group, ImageDraft, MatchImage, Report, User } from './types.ts'

type Services = ReturnType<typeof createApp>['services']

test('each service is typed by what its envelope holds', () => {
  expectTypeOf<Services['login']>().toEqualTypeOf<(username: string, password: string) => Promise<User>>()
  expectTypeOf<Services['profile']>().returns.resolves.toEqualTypeOf<User>()
  expectTypeOf<Services['getGroups']>().returns.resolves.toEqualTypeOf<readonly Group[]>()
  expectTypeOf<Services['getActivities']>().toEqualTypeOf<(pageNo: number, pageSize: number) => Promise<ActivityPage>>()
  expectTypeOf<Services['getActivity']>().toEqualTypeOf<(id: number) => Promise<Activity>>()
  expectTypeOf<Services['createMatchImage']>().toEqualTypeOf<(draft: ImageDraft) => Promise<MatchImage>>()
  expectTypeOf<Services['getMatchImages']>().toEqualTypeOf<(matchId: number) => Promise<readonly MatchImage[]>>()
  expectTypeOf<Services['deleteImage']>().toEqualTypeOf<(id: number) => Promise<{ readonly id: number }>>()
})

test('the second project has types of its own', () => {
  expectTypeOf(createAdminApp).returns.toHaveProperty('services')
  expectTypeOf<ReturnType<typeof createAdminApp>['services']['getReports']>().returns.resolves.toEqualTypeOf<Report[]>()
})

test('an app takes either composition', () => {
  expectTypeOf(createApp).toBeCallableWith({ http: createHttp })
  expectTypeOf(createApp).toBeCallableWith({ http: createSeamlessHttp, trace: (list) => list as ReturnType<Tracer> })
})

test('the pages of the app fit the weatherproof one as well', () => {
  expectTypeOf<WeatherproofApp['services']>().toExtend<Services>()
})

test('files and streamed responses have types of their own, beside all other services', () => {
  type WithFiles = AppWithFiles['services']
  expectTypeOf<WithFiles>().toExtend<Services>()
  expectTypeOf<WithFiles['uploadMatchImage']>().returns.resolves.toEqualTypeOf<MatchImage>()
  expectTypeOf<WithFiles['downloadImage']>().returns.resolves.toEqualTypeOf<string>()
  expectTypeOf<WithFiles['ask']>().parameter(1).toEqualTypeOf<(word: string) => void>()
})

test('a service asks of a client what it needs and no more', () => {
  const bare = createClient()
  expectTypeOf(activityServices).toBeCallableWith(bare)
  // @ts-expect-error: login sends `auth: false`, which only a client with a session plugin knows
  accountServices(bare, createApp().session)
})
