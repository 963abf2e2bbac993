// The types: the session's shared object fits, whatever it holds; misspelt names and wrong values do not.
import { expectTypeOf, test } from 'vitest'
import { type TokenExpiryOptions, tokenExpiry } from './index.ts'

test('the shared object of a server that says 401, with options of the other plugins alone, fits', () => {
  const session = { getToken: () => '', loginPage: '/pages/login/login', onRedirect() {} }
  tokenExpiry(session)
  tokenExpiry({ ...session, codes: [401] })
  expectTypeOf<TokenExpiryOptions>().toExtend<Parameters<typeof tokenExpiry>[0]>()
})

test('what is misspelt, or of another type, does not', () => {
  // @ts-expect-error it is `codes`
  tokenExpiry({ code: ['99997'] })
  const misspelt = { code: ['99997'] }
  // @ts-expect-error nor from a variable, where no other option stands beside it
  tokenExpiry(misspelt)
  // @ts-expect-error a list
  tokenExpiry({ getToken: () => '', codes: '99997' })
  // @ts-expect-error options, not the function among them
  tokenExpiry(() => '')
})
