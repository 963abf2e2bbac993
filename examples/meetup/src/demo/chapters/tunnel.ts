// Chapter 6: bad minutes on a train, with every plugin in one client; nothing is lost.
import { faults } from '@wxpipe/testing'
import type { WeatherproofApp } from '../../app-weatherproof.ts'
import type { detailPage } from '../../pages/detail.ts'
import type { indexPage } from '../../pages/index.ts'
import { seconds } from '../clock.ts'
import { onTheTrain } from '../programs.ts'
import type { Chapter } from '../stage.ts'

/** The facts hold whatever the tunnel loses; the default seed is one with every kind of loss. */
export const tunnelChapter = (seed = 2): Chapter => ({
  title: 'The tunnel',
  moral: 'Bad minutes on a train, with every plugin in one client: nothing is lost.',
  isLossy: true,

  async play({ server, phone, peak, launch, scene, say, page, pages, responses, sent, elapsed, count, check }) {
    const train = onTheTrain(seed)
    await launch(train)
    say(`(Left out of the pictures: ${train.hidden.join(', ')}.)`)
    const { fail, setNetwork, setProfile } = phone()
    const { services, session } = phone().getApp<WeatherproofApp>()
    const { ahead } = services
    const index = page<typeof indexPage>()

    await scene('The platform has Wi-Fi. Lin opens the app: groups, then activities.', () => seconds(20))
    const { activities } = index.data
    check('the index page shows groups and activities', [index.data.groups.length, activities.length], [6, 10])

    const tonight = activities[4]!
    await scene('She opens an activity. The train leaves, and the change to 4G cancels all tasks.', async () => {
      index.openActivity(tonight)
      await seconds(0.01)
      setProfile('4g')
      setNetwork('4g')
      await seconds(40)
    })
    let detail = page<typeof detailPage>()
    check('the page has all that was cancelled', [detail.data.user?.nameEn, detail.data.error], ['Lin Xiao', ''])

    await scene('The tunnel: seven requests of ten get lost. She pulls down to refresh, and waits.', async () => {
      setProfile('tunnel')
      await detail.onPullDownRefresh()
      await seconds(60)
    })
    check('every call has its response', [detail.data.error, count().errors], ['', {}])

    await scene('She pulls down again, and goes back: what the page waits for ends with it.', async () => {
      const pulled = detail.onPullDownRefresh()
      await seconds(1)
      phone().unloadPage()
      await pulled
      await seconds(150)
    })
    check('the three calls that she waited for have ended', count().errors, { ABORT: 3 })
    const aborted = phone().requests.filter(({ result }) => Object(result).errMsg === 'request:fail abort')
    check('the phone was told to drop them', aborted.length, 3)

    const beforeOutage = server.requests.length
    await scene('No network at all. The lists are there at once, and wait to be fetched anew.', async () => {
      setNetwork('none')
      phone().page?.setData({ groups: [], activities: [] })
      const began = elapsed()
      await index.onPullDownRefresh()
      const { groups, activities, error } = index.data
      check('it took no time to show old lists', elapsed() - began, 0)
      check('the lists are whole', [groups.length, activities.length, error], [6, 10, ''])
      await seconds(50)
    })
    check('the server has heard nothing', server.requests.length, beforeOutage)

    await scene('Daylight, and 4G. What waited is sent.', async () => {
      setProfile('4g')
      setNetwork('4g')
      await seconds(10)
    })
    const fetched = responses(beforeOutage).sort()
    check('both lists are new', fetched, ['getActivityList 10000', 'getGroups 10000'])

    server.expireTokens()
    const networkReturns = fail(faults.offline(), { url: 'token/refresh', times: Number.POSITIVE_INFINITY })
    await scene('Her token expires, and the refresh finds no network. She stays logged in, and waits.', async () => {
      index.openActivity(activities[5]!)
      await seconds(10)
      check('each refresh was lost', [count().errors['NETWORK'], count().refreshes], [3, 0])
      check('nobody was logged out', [session.account(), count().redirects, pages().length], [1, 0, 2])
      networkReturns()
      await seconds(20)
    })
    detail = page<typeof detailPage>()
    check('the page has its data', [detail.data.activity?.id, detail.data.error], [activities[5]!.id, ''])
    check('one refresh was enough', count().refreshes, 1)
    phone().unloadPage()

    await scene('She opens the activity again, and has to take a call: the app is in the background.', async () => {
      setProfile({ latency: 8_000 })
      index.openActivity(tonight)
      await seconds(1)
      phone().background()
      await seconds(90)
    })
    detail = page<typeof detailPage>()
    check('the page waits, and knows of no error', [detail.data.images.length, detail.data.error], [0, ''])

    server.expireTokens()
    await scene('She hangs up, the app is back. Meanwhile her token has expired.', async () => {
      setProfile('4g')
      phone().foreground()
      await seconds(30)
    })
    check('the page has all that was interrupted', [detail.data.images.length, detail.data.error], [1, ''])
    check('there was one refresh more', count().refreshes, 2)

    await scene('Everybody is back online; the server is busy: 503, Retry-After: 20.', async () => {
      server.beBusy(2, 20)
      const began = elapsed()
      await detail.onPullDownRefresh()
      const waited = elapsed() - began
      // Up to a tenth longer, so that not all phones retry at the same moment; the responses take time as well.
      check('the phone came again when it was told to', waited >= 20_000 && waited < 22_500, true)
    })
    check('the page does not know that the server was busy', detail.data.error, '')

    await scene('She adds a picture, and taps twice. The second tap is refused.', async () => {
      await Promise.all([1, 2].map(() => detail.addImage('/images/daylight.svg', 'Daylight')))
    })
    check('there is one picture more', [detail.data.images.length, detail.data.error], [2, ''])
    check('one was sent', responses().filter((response) => response.startsWith('createMatchImage')).length, 1)

    const beforeRush = server.requests.length
    await scene('The app fetches ahead: 18 calls for ten slots. She pulls down, and goes first.', async () => {
      const others = activities.filter(({ id }) => id !== tonight.id)
      const rush = others.flatMap(({ id, matchId }) => [ahead.getActivity(id), ahead.getMatchImages(matchId)])
      await seconds(0.01)
      await detail.onPullDownRefresh()
      await Promise.all(rush)
    })
    const order = responses(beforeRush)
    check(
      'her page was served before the last six of the others',
      order.indexOf('profile 10000') < order.length - 6,
      true,
    )
    check('the phone never had more than ten requests, nor one that waited for a slot', peak, {
      inFlight: 10,
      queued: 0,
    })

    say(
      `The phone has sent ${sent()} requests, ${server.requests.length} have reached the server. She has all that she asked for.`,
    )
    check('but for those refreshes, only what she gave up has failed', count().errors, { ABORT: 4, NETWORK: 3 })
    check('nobody had to log in', [count().redirects, pages().length], [0, 2])
  },
})
