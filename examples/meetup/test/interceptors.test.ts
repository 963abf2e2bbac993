// The app's own interceptors, over a scripted server: whatever it answers, they cope.
import { createClient, isHttpError } from '@wxpipe/core'
import { createHost, type Reply } from '@wxpipe/testing'
import { expect, test } from 'vitest'
import { clientVersion } from '../src/interceptors/client-version.ts'
import { envelope, RefusedError } from '../src/interceptors/envelope.ts'

const ask = (reply: Reply) => {
  const host = createHost({ handler: () => reply })
  const answer = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    .use(clientVersion('2.0.0'))
    .use(envelope({ codeField: 'code', success: '10000', wordsField: 'message' }))
    .get('groups')
  return { answer, host }
}

test('client-version puts the version on the request that is sent', async () => {
  const { answer, host } = ask({ data: { code: '10000', data: [] } })
  await answer
  expect(host.requests[0]?.header).toMatchObject({ 'x-client': '2.0.0' })
})

test('an envelope that says yes passes as it is', async () => {
  const body = { code: '10000', data: [1] }
  expect((await ask({ data: body }).answer).data).toEqual(body)
})

test.each([
  ['an HTTP 200', 200],
  ['an HTTP 400', 400],
])("in %s an envelope that says no becomes an error with the server's words", async (_what, statusCode) => {
  const { answer } = ask({ statusCode, data: { code: '40000', message: 'FULL' } })
  const error = await answer.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(RefusedError)
  expect(error).toMatchObject({ code: 'RESPONSE', words: 'FULL', response: { statusCode } })
})

test.each([
  ['text', 'bad gateway'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', [1]],
])('an answer of %s is no envelope', async (_what, data) => {
  await expect(ask({ data }).answer).rejects.toMatchObject({ code: 'RESPONSE', words: 'unknown answer' })
})

test('a failure of the network stays what it is', async () => {
  const { answer, host } = ask({ data: {} })
  host.setNetwork('none')
  await expect(answer).rejects.toSatisfy((error) => isHttpError(error, 'NETWORK'))
})
