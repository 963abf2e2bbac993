// Chapter 7: what the user sees of all this: one indicator, one toast, the server's own message, and no broken page.
import { dataOf } from '@wxpipe/data'
import { isBusinessError } from '@wxpipe/envelope'
import { faults } from '@wxpipe/testing'
import * as v from 'valibot'
import { config } from '../../config.ts'
import { createHttpWithFeedback } from '../../http-with-feedback.ts'
import type { Session } from '../../services/types.ts'
import { createSession } from '../../session.ts'
import { seconds } from '../clock.ts'
import type { Chapter, Program } from '../stage.ts'

const Groups = v.array(v.object({ id: v.number(), name: v.string() }))
const FULL = 108

type App = ReturnType<typeof createApp>

function createApp(trace: Parameters<Program<object>['create']>[0]) {
  const session = createSession<Session>('session', ({ user }) => user.id)
  const { client, login } = createHttpWithFeedback({ session, trace })
  return { session, login, api: dataOf(client) }
}

const program: Program<App> = {
  baseURL: config.baseURL,
  loginPage: config.loginPage,
  pages: { 'pages/index/index': {}, 'pages/login/login': {} },
  entry: 'pages/index/index',
  phone: { network: '4g', profile: { latency: 50 } },
  hidden: ['loading', 'idempotency-key', 'token-injection'],
  hasClock: true,
  create: createApp,
  before: async ({ api, session }) =>
    session.set(await api.post<Session>('login', { username: 'lin', password: 'meetup' }, { auth: false })),
}

export const whatTheUserSeesChapter: Chapter = {
  title: 'What the user sees',
  moral: 'One indicator, one toast, the server’s own words.',
  isLossy: true,

  async play({ server, phone, launch, scene, say, pages, check }) {
    await launch(program)
    const { setProfile, fail, calls } = phone()
    const { api, login } = phone().getApp<App>()
    const shown = (name: 'showLoading' | 'showToast') =>
      calls.filter((call) => call.api === name).map(({ options }) => (options as { title: string }).title)
    const screen = () => [phone().screen.kind, phone().screen.title]
    const nothing = ['none', '']
    /** The outcomes of calls: `ok`, or the code of the error. */
    const outcomes = (...promises: readonly Promise<unknown>[]) =>
      Promise.all(
        promises.map((promise) =>
          promise.then(
            () => 'ok',
            (error) => error.code,
          ),
        ),
      )

    await scene('A quick response: nothing flickers.', () => api.get('group/getGroups', { loading: true }))
    check('no indicator was shown', shown('showLoading'), [])

    let during: unknown
    setProfile({ latency: 2_000 })
    await scene('A slow network. Three requests ask for an indicator: she sees one.', async () => {
      const page = outcomes(
        api.get('group/getGroups', { loading: true }),
        api.get('profile', { loading: true }),
        api.get('activity/105', { loading: '加载活动' }),
      )
      await seconds(1)
      during = screen()
      await page
      await seconds(1)
    })
    check('it had the words of the newest request', during, ['loading', '加载活动'])
    check('it was shown once, and is gone', [shown('showLoading'), screen()], [['加载活动'], nothing])
    setProfile({ latency: 50 })

    const networkReturns = fail(faults.offline(), { times: Number.POSITIVE_INFINITY })
    await scene('No network. Five requests fail, after two repetitions each: she is told once.', async () => {
      const paths = ['group/getGroups', 'profile', 'activity/105', 'activity/106', 'activity/107']
      check(
        'all five failed',
        await outcomes(...paths.map((path) => api.get(path))),
        paths.map(() => 'NETWORK'),
      )
    })
    networkReturns()
    check('one toast, in the language of her phone', shown('showToast'), ['网络异常，请稍后重试'])

    await scene('She joins an activity that is full. The server says so in an HTTP 200.', async () => {
      const error = await api.post('activity/joinActivity', { id: FULL }).catch((reason: unknown) => reason)
      check('it is a refusal of the business, by its code', isBusinessError(error, 20_001), true)
      check('its words stay out of messages and logs', String(error).includes('FULL'), false)
    })
    check('she reads the server’s own words', shown('showToast').at(-1), 'ACTIVITY IS FULL')

    const before = server.requests.length
    await scene('She taps 发布 twice: one picture.', async () => {
      const draft = { matchId: 1105, url: '/images/river.svg', caption: 'The river' }
      const post = () => api.post<{ id: number }>('match/createMatchImage', draft, { dedupe: true, loading: '提交中' })
      const [one, two] = await Promise.all([post(), post()])
      check('both taps got the same picture', one.id, two.id)
    })
    check('the server was asked once', server.requests.length - before, 1)

    fail(faults.reply({ data: { code: '10000', message: 'OK', data: [{ id: '105', name: '13800001111' }] } }))
    await scene('A new server sends ids as text. The page never sees them.', async () => {
      const error = await api.get('group/getGroups', { schema: Groups }).catch((reason: unknown) => reason)
      check(
        'the message says where, and quotes nothing',
        String(error).replace(/^.*: /, ''),
        'does not fit its schema at 0.id',
      )
    })
    check('she reads that it did not work', shown('showToast').at(-1), '操作失败，请稍后重试')

    server.endSessions()
    const toasts = shown('showToast').length
    let waiting: Promise<unknown> | undefined
    await scene('Her session ends in the middle of a slow request that has its indicator up.', async () => {
      setProfile({ latency: 1_000 })
      waiting = outcomes(api.get('profile', { loading: true }))
      await seconds(3)
    })
    check('the login page is open, and nothing lies over it', [pages().length, screen()], [2, nothing])
    await scene('She does not want to log in now, and goes back.', () => {
      phone().wx.navigateBack()
      login.cancelled()
      return waiting
    })
    check('the call has ended', await waiting, ['AUTH_EXPIRED'])
    check('and nobody told her what she knows', shown('showToast').length, toasts)
    say('(The pictures leave out loading, which lets everything pass, and what has nothing to do here.)')
  },
}
