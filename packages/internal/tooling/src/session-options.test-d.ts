// The four session plugins take one session object: a name that two of them read means the same to both.
import type { LoginRedirectOptions } from '@wxpipe/login-redirect'
import type { TokenExpiryOptions } from '@wxpipe/token-expiry'
import type { TokenInjectionOptions } from '@wxpipe/token-injection'
import type { TokenRefreshOptions } from '@wxpipe/token-refresh'
import { expectTypeOf, it } from 'vitest'

/** What two plugins both read. A new name in here has to mean the same to both, or gets two names. */
type Shared<A, B> = Exclude<keyof A & keyof B, 'name'>

it('two session plugins share the names of the session, and no other', () => {
  expectTypeOf<Shared<TokenInjectionOptions, TokenExpiryOptions>>().toEqualTypeOf<'origins'>()
  expectTypeOf<Shared<TokenInjectionOptions, TokenRefreshOptions>>().toEqualTypeOf<'getToken' | 'origins'>()
  expectTypeOf<Shared<TokenInjectionOptions, LoginRedirectOptions>>().toEqualTypeOf<'getToken'>()
  expectTypeOf<Shared<TokenExpiryOptions, TokenRefreshOptions>>().toEqualTypeOf<'origins'>()
  expectTypeOf<Shared<TokenExpiryOptions, LoginRedirectOptions>>().toEqualTypeOf<never>()
  expectTypeOf<Shared<TokenRefreshOptions, LoginRedirectOptions>>().toEqualTypeOf<'getToken'>()
})

it('a shared name has one type', () => {
  expectTypeOf<TokenInjectionOptions['getToken']>().toEqualTypeOf<TokenRefreshOptions['getToken']>()
  expectTypeOf<TokenInjectionOptions['getToken']>().toEqualTypeOf<NonNullable<LoginRedirectOptions['getToken']>>()
  expectTypeOf<TokenInjectionOptions['origins']>().toEqualTypeOf<TokenExpiryOptions['origins']>()
  expectTypeOf<TokenInjectionOptions['origins']>().toEqualTypeOf<TokenRefreshOptions['origins']>()
})

it('one object with every option of a session fits all four', () => {
  const session = {
    getToken: () => 'token' as string | undefined,
    setToken: (_next: { token: string }) => {},
    refresh: () => Promise.resolve({ token: 'token' }),
    onRedirect: () => {},
    codes: ['99997'],
    loginPage: '/pages/login/login',
    origins: ['https://files.example.com'],
  }
  expectTypeOf(session).toExtend<TokenInjectionOptions>()
  expectTypeOf(session).toExtend<TokenExpiryOptions>()
  expectTypeOf(session).toExtend<TokenRefreshOptions<{ token: string }>>()
  expectTypeOf(session).toExtend<LoginRedirectOptions>()
})
