// The options of the factory: what is mistyped is refused at once, with the right word.
import { ConfigError, createClient } from '@wxpipe/core'
import { expect, it } from 'vitest'
import { baseURL, createApp, settled } from '../test/app.ts'
import { type EnvelopeOptions, envelope } from './index.ts'

it.each<[string, unknown, string]>([
  ['no codes of success', {}, 'envelope needs success'],
  ['codes that are undefined', { success: undefined }, 'envelope needs success'],
  ['one code where a list belongs', { success: 0 }, 'envelope: "success" must be: list function'],
  ['null', { success: null }, 'envelope: "success" must be: list function'],
  ['a field that is no text', { success: [0], code: 1 }, 'envelope: "code" must be: string'],
  ['words that are no text', { success: [0], message: 1 }, 'envelope: "message" must be: string list'],
  ['a picker that is none', { success: [0], data: ['data'] }, 'envelope: "data" must be: string function'],
  ['codes to repeat that are no list', { success: [0], retryable: 'BUSY' }, 'envelope: "retryable" must be: list'],
  ['a name that is no text', { success: [0], name: 7 }, 'envelope: "name" must be: string'],
  ['origins that are no list', { success: [0], origins: baseURL }, 'envelope: "origins" must be: list'],
  ['a word in another case', { Success: [0] }, 'envelope has no "Success": write success'],
  [
    'the word of token-expiry',
    { success: [0], codeField: 'errno' },
    'envelope has no "codeField": write origins,name,',
  ],
  ['an origin that is none', { success: [0], origins: ['example.com'] }, 'origins need a scheme'],
  ['nothing at all', undefined, 'envelope needs success'],
  ['null for all', null, 'envelope needs success'],
  ['a list', [0], 'envelope takes a plain object'],
])('%s is refused', (_, options, message) => {
  const make = () => envelope(options as EnvelopeOptions)
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(message)
})

it('a name of its own lets two stand in one client', () => {
  const { client } = createApp([])
  client.use(envelope({ success: [0], name: 'second' }))
  expect(client.inspect()).toBe('750 envelope\n750 second')
})

it('what stands on Object.prototype is no option', async () => {
  const body = Object.assign(Object.create(null), { code: '10000', data: 'in', message: 'ok' })
  const { host } = createApp([{ data: body }])
  Object.assign(Object.prototype, { data: 'message', origins: ['nonsense'] })
  try {
    const client = createClient({ host: host.wx, baseURL }).use(envelope({ success: [10000] }))
    expect(await settled(client.get('a', { envelope: { code: 'code' } }))).toBe('in')
  } finally {
    for (const name of ['data', 'origins']) Reflect.deleteProperty(Object.prototype, name)
  }
})

it('without a base or origins it is not known whose responses are judged: a ConfigError before anything is sent', async () => {
  const { host } = createApp([{}])
  const client = createClient({ host: host.wx }).use(envelope({ success: [0] }))
  expect(await settled(client.get('https://api.example.com/a'))).toMatchObject({ code: 'CONFIG' })
  expect(host.requests.length).toBe(0)
})
