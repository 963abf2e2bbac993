// Shows the app's requests on the phone: a panel over each page, in every version but the released one.
import { createInspector, showPanel } from '@wxpipe/inspector'

const { envVersion } = wx.getAccountInfoSync().miniProgram
const inspector = createInspector({ bodies: 'all' })

/** For the client; none in the released version, which therefore has no extra cost. */
export const tracer = envVersion === 'release' ? undefined : inspector.tracer

showPanel(inspector)
