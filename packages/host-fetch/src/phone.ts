// What wx tells of the phone, as a page knows it: whether it is online, and whether it is seen.
import { createEvent } from './events.ts'
import { here } from './surroundings.ts'
import { type Callbacks, tell } from './task.ts'

/** The kind of the network is not told to pages. */
const network = () => {
  const isConnected = !here.navigator || here.navigator.onLine !== false
  return { isConnected, networkType: isConnected ? 'unknown' : 'none' }
}

export function createPhone() {
  const changed = createEvent<ReturnType<typeof network>>(() => {
    for (const name of ['online', 'offline']) {
      if (here.addEventListener) here.addEventListener(name, () => changed.tell(network()))
    }
  })
  const listen = () => {
    const { document } = here
    if (document) document.addEventListener('visibilitychange', () => (document.hidden ? hidden : shown).tell({}))
  }
  const shown = createEvent<object>(listen)
  const hidden = createEvent<object>(listen)
  return {
    getNetworkType: (call: Callbacks): void => tell('getNetworkType', Promise.resolve(network()), call),
    onNetworkStatusChange: changed.on,
    offNetworkStatusChange: changed.off,
    onAppShow: shown.on,
    offAppShow: shown.off,
    onAppHide: hidden.on,
    offAppHide: hidden.off,
  }
}
