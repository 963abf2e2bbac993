// Mistakes that are made on purpose, each with the rule that must notice it.
import { isHttpError, type Plugin, withHeader } from '@wxpipe/core'
import type { Surroundings } from '../extras.ts'
import type { Plant } from './kit.ts'
import { wordsOf } from './words.ts'

const showsAtOnce = ({ wx }: Surroundings): Plugin => ({
  name: 'shows at once',
  order: 212,
  request(request) {
    if ((request.options as { loading?: unknown }).loading) wx.showLoading({ title: '' })
    return request
  },
})

const tellsAt =
  (order: number) =>
  ({ wx }: Surroundings): Plugin => ({
    name: 'tells',
    order,
    error(error) {
      if (isHttpError(error)) wx.showToast({ title: wordsOf(error) })
      throw error
    },
  })

const hasOneKey = (): Plugin => ({
  name: 'has one key',
  order: 110,
  request: (request) => (request.method === 'POST' ? withHeader(request, 'Idempotency-Key', 'the one') : request),
})

const nothing = () => undefined as never
const neverHides = ({ wx }: Surroundings) => void Object.assign(wx, { hideLoading: nothing })
const neverShows = ({ wx }: Surroundings) => void Object.assign(wx, { showLoading: nothing })

/** What it is, what is said of it, and the mistake. */
export const plants: readonly (readonly [string, RegExp, Plant])[] = [
  ['an indicator that is never hidden', /an indicator is left on/, { tamper: neverHides }],
  ['an indicator outside the login', /an indicator lies over the login page/, { at: { loading: { order: 100 } } }],
  ['an indicator without a delay', /an indicator is shown too early/, { plugin: showsAtOnce }],
  ['no indicator', /a long wait shows no indicator/, { tamper: neverShows }],
  ['words for each send that fails', /is shown, and no call has failed with it/, { plugin: tellsAt(740) }],
  ['words for each of many equal failures', /is shown twice/, { plugin: tellsAt(80) }],
  ['words inside the schema', /nobody is told/, { at: { toast: { order: 285 } } }],
  ['an envelope outside the cache', /from before it began/, { at: { envelope: { order: 290 } } }],
  ['a schema inside the cache', /makes of it/, { at: { validation: { order: 310 } } }],
  ['one key for all writes', /has the key of another write/, { plugin: hasOneKey }],
  ['no key', /has the key undefined/, { without: 'idempotency-key' }],
  ['a signature outside retry', /has the nonce of another send/, { at: { signing: { order: 490 } } }],
  ['a signature outside the token', /is signed/, { at: { signing: { order: 690 } } }],
  ['no mock', /sent by nobody/, { without: 'mock' }],
]
