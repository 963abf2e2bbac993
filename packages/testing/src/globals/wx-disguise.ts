// The wx object that the app gets: as it is, empty, frozen, or behind a Proxy that throws for a symbol.
import type { Quirks } from '../state/options.ts'
import type { Wx } from '../wx/wx.ts'

/** Called last, because nothing can be added to a frozen object. */
export function disguised(wx: Wx, { noRequest, frozen, strictProxy }: Quirks): Wx {
  // The typings promise every call, but a build after tree shaking may have none.
  const plain = noRequest ? ({} as Wx) : wx
  if (frozen) Object.freeze(plain)
  return strictProxy ? new Proxy(plain, STRICT) : plain
}

/** What a regular expression does with a symbol. */
const refuse = (key: string | symbol) => {
  if (typeof key === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string')
}

const STRICT: ProxyHandler<Wx> = {
  get(wx, key) {
    refuse(key)
    return Reflect.get(wx, key)
  },
  has(wx, key) {
    refuse(key)
    return Reflect.has(wx, key)
  },
  set(wx, key, value) {
    refuse(key)
    return Reflect.set(wx, key, value)
  },
  defineProperty(wx, key, descriptor) {
    refuse(key)
    return Reflect.defineProperty(wx, key, descriptor)
  },
}
