// Chapter 3: the token expires under five concurrent calls, and nobody notices.
import { createSeamlessHttp } from '../../http-seamless.ts'
import type { detailPage } from '../../pages/detail.ts'
import { meetup, sharedActivity } from '../programs.ts'
import type { Chapter } from '../stage.ts'

export const silentRefreshChapter: Chapter = {
  title: 'Silent refresh',
  moral: 'With token-refresh in the same client: one refresh, then everything is replayed.',

  async play({ server, launch, scene, say, page, pages, stack, responses, count, check }) {
    await launch({ ...meetup(createSeamlessHttp), ...sharedActivity })
    await scene('Lin is logged in and opens an activity that a friend has shared.')
    const detail = page<typeof detailPage>()
    check('the activity page shows its pictures', detail.data.images.length, 1)

    const before = server.requests.length
    server.expireTokens()
    await scene('Her token expires. She pulls down to refresh.', () => detail.onPullDownRefresh())
    say(`She has noticed nothing: no error, no login page, her page is open (${stack()}).`)
    const codes = responses(before).map((response) => response.split(' ')[1])
    check('five calls found the token expired', codes.filter((code) => code === '99997').length, 5)
    check('one refresh and five replays succeeded', codes.filter((code) => code === '10000').length, 6)
    check('there was one refresh', count().refreshes, 1)
    check('the replays carried one new token', tokensOf(server.requests.slice(-5)), 1)
    check('no call was rejected', count().errors, {})
    check('the page shows no error', detail.data.error, '')
    check('no login page opened', [count().redirects, pages()], [0, [`/${sharedActivity.entry}`]])
  },
}

const tokensOf = (requests: readonly { readonly token: string | null }[]) =>
  new Set(requests.map(({ token }) => token)).size
