// Credentials are hidden by their value: which of them, how many, and where a body is cut.
import { createClient, withRequest } from '@wxpipe/core'
import { expect, it } from 'vitest'
import { createInspector } from './index.ts'

/** What is shown of a response's body after calls that have carried these credentials, in this order. */
async function shownOf(data: string, carried: readonly string[]): Promise<string | undefined> {
  const inspector = createInspector({ bodies: 'all', limit: 200 })
  const host = {
    request: ({ success }: { success?: (result: object) => void }) => success?.({ statusCode: 200, data }),
  }
  for (const credential of carried) {
    const client = createClient({ host, trace: inspector.tracer })
    await client.use({ name: 'carry', request: (r) => withRequest(r, { credential }) }).get('https://a.com/')
  }
  return inspector.calls[0]!.sends[0]!.responseBody?.text
}

it('a credential that begins with another one is hidden whole, whichever came first', async () => {
  expect(await shownOf('is secret-longer', ['secret-longer', 'secret'])).toBe('is •••')
  expect(await shownOf('is secret-longer', ['secret', 'secret-longer'])).toBe('is •••')
})

it('a credential of six characters is hidden, and one of five may be a word', async () => {
  expect(await shownOf('a wide-area net', ['wide-a'])).toBe('a •••rea net')
  expect(await shownOf('a wide area', ['a wid'])).toBe('a wide area')
})

it('the last hundred credentials are hidden', async () => {
  const all = Array.from({ length: 101 }, (_, index) => `credential-${index}.`)
  expect(await shownOf('credential-0. credential-1. credential-100.', all)).toBe('credential-0. ••• •••')
})

it('a body is no longer for a credential that stands behind its limit, or begins at it', async () => {
  const text = 'a'.repeat(10_000)
  expect(await shownOf(`${text}secret-credential`, ['secret-credential'])).toBe(text)
  expect(await shownOf(`${text}bbbb secret-credential`, ['secret-credential'])).toBe(text)
})
