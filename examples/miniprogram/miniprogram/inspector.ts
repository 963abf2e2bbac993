// What the app's requests do, on the phone: a panel over each page, in every version but the released one.
import { createInspector, showPanel } from '@wxpipe/inspector'

const { envVersion } = wx.getAccountInfoSync().miniProgram
const inspector = createInspector({ bodies: 'all' })

/** For the client; nothing in the released version, which so pays nothing. */
export const tracer = envVersion === 'release' ? undefined : inspector.tracer

showPanel(inspector)
