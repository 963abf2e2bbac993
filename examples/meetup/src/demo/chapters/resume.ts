// Chapter 4: the whole session has ended; the requests wait for the login and continue after it.
import { createSeamlessHttp } from '../../http-seamless.ts'
import type { detailPage } from '../../pages/detail.ts'
import type { loginPage } from '../../pages/login.ts'
import { meetup, sharedActivity } from '../programs.ts'
import type { Chapter } from '../stage.ts'

export const resumeChapter: Chapter = {
  title: 'Log in and everything resumes',
  moral: 'What a refresh cannot repair waits for the login.',

  async play({ server, launch, scene, say, page, arrives, pages, stack, responses, count, check }) {
    await launch({ ...meetup(createSeamlessHttp), ...sharedActivity })
    await scene('Lin is logged in and opens an activity that a friend has shared.')
    const detail = page<typeof detailPage>()
    const entry = `/${sharedActivity.entry}`

    server.endSessions()
    let pulled: Promise<void> | undefined
    await scene('Her whole session ends on the server: the refresh token is refused too.', () => {
      pulled = detail.onPullDownRefresh()
    })
    await arrives('/pages/login/login')
    check('one login page opened over her page', pages(), [
      entry,
      `/pages/login/login?from=${encodeURIComponent(entry)}`,
    ])
    check('there was one refresh', count().refreshes, 1)
    check('nothing but the refresh was rejected: five calls wait', count().errors, { RESPONSE: 1, UNSETTLED: 5 })

    await scene(`One login page has opened: ${stack()}. Five requests wait; she logs in, and they go on.`, async () => {
      await page<typeof loginPage>().submit('lin', 'meetup')
      await pulled
    })
    say('She is back on her page, which knows of no error.')
    const [login, ...resumed] = responses().slice(-6)
    check(
      'the five waiting calls succeeded, after the login',
      [login, resumed.sort()],
      [
        'login 10000',
        ['105 10000', 'getActivityList 10000', 'getGroups 10000', 'getMatchImages 10000', 'profile 10000'],
      ],
    )
    check('nothing else was sent', count().requests, 1 + 5 + 5 + 1 + 1 + 5)
    check('the page knows of no error', [detail.data.error, count().errors], ['', { RESPONSE: 1 }])
    check('she is back on her page', [pages(), page<typeof detailPage>() === detail], [[entry], true])
    check('there was one redirect', count().redirects, 1)
  },
}
