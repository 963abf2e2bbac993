// Chapter 2: another project composes the same packages for another dialect.
import type { reportsPage, signInPage } from '../../admin/pages.ts'
import { admin } from '../programs.ts'
import type { Chapter } from '../stage.ts'

export const secondProjectChapter: Chapter = {
  title: 'A second project',
  moral: 'The same packages speak another dialect: sessionKey, HTTP 401, errno 40101.',

  async play({ server, launch, scene, settled, page, arrives, pages, stack, responses, count, check }) {
    await launch({ ...admin, entry: 'pages/reports/reports' })
    await scene('An administrator opens the reports and is not signed in: HTTP 401.')
    await arrives('/pages/sign-in/sign-in')
    const signIn = () => page<typeof signInPage>().submit('root', 'admin')

    await scene(`The project's own sign-in page has opened: ${stack()}. Signed in, and back.`, signIn)
    const reports = page<typeof reportsPage>()
    check('the reports are shown', reports.data.reports.length, 3)

    server.expireTokens()
    await scene('The session expires: HTTP 400, errno 40101.', () => reports.resolve(501))
    await arrives('/pages/sign-in/sign-in')
    check('either way the call was rejected', count().errors, { AUTH_EXPIRED: 2 })

    await scene('Signed in again, and back: the report is resolved.', async () => {
      await signIn()
      await settled()
      await reports.resolve(501)
    })
    check('the report is resolved', reports.data.reports.find(({ id }) => id === 501)?.state, 'resolved')
    check('the server understood every request', responses(), [
      'reports 40100',
      'login 0',
      'reports 0',
      'resolve 40101',
      'login 0',
      'reports 0',
      'resolve 0',
    ])
    const { requests } = server
    check('the key travelled in its own header', requests.filter(({ header }) => header['sessionkey']).length, 4)
    check('and in no other', requests.filter(({ header }) => header.authorization).length, 0)
    check('each expiry opened one sign-in page', count().redirects, 2)
    check('the reports page is on top', pages(), ['/pages/reports/reports'])
  },
}
