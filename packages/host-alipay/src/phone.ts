// The other functions that plugins use: storage, network, login, and what lies over the page.
import type { Change, Functions, Options, Told } from './my.ts'

// `WWAN` is a mobile network of any kind.
const networks: { readonly [type: string]: string } = { NOTREACHABLE: 'none', WWAN: 'unknown' }

/** What the phone is connected to, in wx's words. */
function withNetwork(told: Told): object {
  const type = `${told['networkType']}`
  return Object.assign({}, told, { networkType: networks[type] || type.toLowerCase() })
}

export const getNetworkType = (): Change => [{}, withNetwork]

/** The code is Alipay's `authCode`. */
export const login = (): Change => [{}, (result) => Object.assign({ code: result['authCode'] }, result)]

/** `showLoading` and `showToast`, which have other names for the words and the icon. */
export const show = ({ title, icon = 'success' }: Options): Change => [
  { content: title, type: icon === 'error' ? 'fail' : icon },
]

type Listener = (event: object) => void

/** The functions that are no calls with options. */
export function others(my: Functions): { [name: string]: unknown } {
  const heard = new WeakMap<Listener, Listener>()
  /** `off` must be given the very listener that `on` was given. */
  const listen = (verb: string) => (listener?: Listener) => {
    if (listener && !heard.has(listener)) heard.set(listener, (event) => listener(withNetwork(event as Told)))
    my[`${verb}NetworkStatusChange`]!(listener && heard.get(listener))
  }
  return {
    onNetworkStatusChange: listen('on'),
    offNetworkStatusChange: listen('off'),
    getStorageSync(key: string) {
      // Some versions call it by the second name.
      const { data, APDataStorage = '' } = Object(my['getStorageSync']!({ key }))
      return data == null ? APDataStorage : data
    },
    /** @throws Error where nothing is kept, as wx does: Alipay only says so. */
    setStorageSync(key: string, data: unknown) {
      const { error, errorMessage } = Object(my['setStorageSync']!({ key, data }))
      if (error) throw new Error(`setStorageSync:fail ${errorMessage}`)
    },
    removeStorageSync: (key: string) => my['removeStorageSync']!({ key }),
  }
}
