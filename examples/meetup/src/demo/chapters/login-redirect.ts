// Chapter 1: the session expires under five concurrent calls, and one login page opens.
import type { detailPage } from '../../pages/detail.ts'
import type { indexPage } from '../../pages/index.ts'
import type { loginPage } from '../../pages/login.ts'
import { meetup } from '../programs.ts'
import type { Chapter } from '../stage.ts'

export const loginRedirectChapter: Chapter = {
  title: 'Login redirect',
  moral: 'However many requests find the session expired, one login page opens.',

  async play({ server, launch, scene, say, page, arrives, pages, stack, responses, count, check }) {
    await launch({ ...meetup(), entry: 'pages/login/login' })
    await scene('Lin logs in. The index page loads groups, then activities, with one catch.', () =>
      page<typeof loginPage>().submit('lin', 'meetup'),
    )
    const index = page<typeof indexPage>()
    const { groups, activities } = index.data
    check('the index page shows groups and activities', [groups.length, activities.length], [6, 10])
    check('in that order', responses(), ['login 10000', 'getGroups 10000', 'getActivityList 10000'])

    await scene('She opens an activity: five calls at once.', () => index.openActivity(activities[0]!))
    const detail = page<typeof detailPage>()
    const left = detail.url
    check(
      'the activity page shows what it asked for',
      [detail.data.user?.nameEn, detail.data.images.length],
      ['Lin Xiao', 2],
    )

    server.expireTokens()
    await scene('Her token expires. She pulls down to refresh.', () => detail.onPullDownRefresh())
    await arrives('/pages/login/login')
    check('all five calls were rejected', count().errors, { AUTH_EXPIRED: 5 })
    check('the page caught it once', detail.data.error, 'Please log in again')
    check('one login page opened, and knows the way back', pages(), [
      '/pages/index/index',
      left,
      `/pages/login/login?from=${encodeURIComponent(left)}`,
    ])

    await scene(`One login page has opened: ${stack()}. She logs in, and the page tries again.`, () =>
      page<typeof loginPage>().submit('lin', 'meetup'),
    )
    check('she is back on the very page, with its query', pages(), ['/pages/index/index', left])
    check('the page is the same one', page<typeof detailPage>() === detail, true)
    check(
      'its calls succeeded',
      [detail.data.error, server.requests.slice(-5).map(({ code }) => code)],
      ['', Array(5).fill('10000')],
    )
    say(`Back on the page she left: ${left}`)
    await scene('She adds a picture and takes it away again.', async () => {
      await detail.addImage('/images/cheers.svg', 'Cheers')
      await detail.removeImage(detail.data.images.at(-1)!.id)
    })
    check(
      'the picture came and went',
      [detail.data.images.length, responses().slice(-2)],
      [2, ['createMatchImage 10000', '2009 10000']],
    )
    check('there was one redirect', count().redirects, 1)
  },
}
