// What wx tells of the phone, as a page knows it: whether it is online, and whether it is seen.
import { createEvents, type Listening } from './events.ts'
import { here, isOnline } from './surroundings.ts'
import { type Callbacks, tell } from './task.ts'

/** The kind of the network is not told to pages. */
const network = () => ({ isConnected: isOnline(), networkType: isOnline() ? 'unknown' : 'none' })

/** What plugins listen to. */
export type Phone = { getNetworkType(call: Callbacks): void } & Listening<
  'NetworkStatusChange',
  ReturnType<typeof network>
> &
  Listening<'AppShow', object> &
  Listening<'AppHide', object>

export function createPhone(): Phone {
  const { listening, tell: say } = createEvents(['NetworkStatusChange', 'AppShow', 'AppHide'], () => {
    const { document } = here
    if (!document) return
    const onNetwork = () => say('NetworkStatusChange', network())
    here.addEventListener!('online', onNetwork)
    here.addEventListener!('offline', onNetwork)
    document.addEventListener('visibilitychange', () => say(document.hidden ? 'AppHide' : 'AppShow', {}))
  })
  const getNetworkType = (call: Callbacks) => tell('getNetworkType', Promise.resolve(network()), call)
  return Object.assign(listening, { getNetworkType }) as Phone
}
