// Chapter 5: one phone changes hands; what was begun for Lin neither continues nor appears as Wang's.
import { faults } from '@wxpipe/testing'
import type { WeatherproofApp } from '../../app-weatherproof.ts'
import { config } from '../../config.ts'
import type { detailPage } from '../../pages/detail.ts'
import type { loginPage } from '../../pages/login.ts'
import { seconds } from '../clock.ts'
import { onASharedPhone } from '../programs.ts'
import type { Chapter } from '../stage.ts'

// What the page requests; two lists are cached for each user.
const notKept = ['105 10000', 'getMatchImages 10000', 'profile 10000']
const everything = [...notKept, 'getActivityList 10000', 'getGroups 10000'].sort()

export const twoPeopleChapter: Chapter = {
  title: 'Two people, one phone',
  moral: 'What one person has begun never goes on as the other.',
  isLossy: true,

  async play({ server, phone, launch, scene, say, page, responses, count, check }) {
    await launch(onASharedPhone)
    say('(The pictures leave out the interceptors that have nothing to do here.)')
    const { fail, setNetwork, setProfile, wx } = phone()
    const { services, session } = phone().getApp<WeatherproofApp>()
    const detail = page<typeof detailPage>()
    const handTo = async (username: string) => {
      await services.logout()
      wx.navigateTo({ url: config.loginPage })
      await seconds(1)
      await page<typeof loginPage>().submit(username, 'meetup')
      await seconds(1)
    }
    const deletes = () => server.requests.filter(({ method }) => method === 'DELETE').length
    const shown = () => [detail.data.user?.nameEn, detail.data.images.length, detail.data.error]

    await scene('Lin opens an activity that a friend has shared, and adds a picture.', async () => {
      await seconds(1)
      await detail.addImage('/images/river.svg', 'The river')
    })
    const picture = detail.data.images.at(-1)!
    check('the page is hers, and has her picture', shown(), ['Lin Xiao', 2, ''])

    const networkReturns = fail(faults.offline(), { url: 'deleteImage', times: Number.POSITIVE_INFINITY })
    let removed: Promise<void> | undefined
    await scene('A dead spot. She takes the picture away again: the request waits for the network.', () => {
      removed = detail.removeImage(picture.id)
      return seconds(10)
    })
    check('it waits, and no server knows of it', [count().errors, deletes()], [{ UNSETTLED: 1 }, 0])

    const beforePull = server.requests.length
    let pulled: Promise<void> | undefined
    await scene('She pulls down. While the responses are on their way, she logs out, and Wang logs in.', async () => {
      setProfile({ latency: 8_000 })
      pulled = detail.onPullDownRefresh()
      await seconds(5)
      setProfile({ latency: 50 })
      check('the server has responded to Lin', responses(beforePull).sort(), notKept)
      await handTo('wang')
      check('the page is that of Wang', shown(), ['Wang Fang', 2, ''])
      await pulled
    })
    const ofWang = server.requests.slice(beforePull + notKept.length + 2)
    check('her page has asked for all that it shows', responses(server.requests.indexOf(ofWang[0]!)).sort(), everything)
    check('with her token alone', new Set(ofWang.map(({ token }) => token)), new Set([session.get()?.token]))
    check(
      'the responses for Lin were shown to nobody',
      [shown(), count().errors],
      [['Wang Fang', 2, ''], { ABORT: 3, UNSETTLED: 1 }],
    )

    await scene('The network is back. What Lin wanted would go out as Wang: it is refused on the phone.', async () => {
      networkReturns()
      setNetwork('wifi')
      await removed
    })
    check('it was refused, and no server knows of it', [count().errors, deletes()], [{ ABORT: 4 }, 0])
    check('Wang has noticed nothing', shown(), ['Wang Fang', 2, ''])

    await scene('Lin logs in again. Her picture is there; now she takes it away.', async () => {
      await handTo('lin')
      check('the page is hers again, with her picture', shown(), ['Lin Xiao', 2, ''])
      await detail.removeImage(picture.id)
    })
    check('the picture is gone', [shown(), deletes()], [['Lin Xiao', 1, ''], 1])
    check('no login page opened by itself', [count().redirects, count().errors], [0, { ABORT: 4 }])
  },
}
