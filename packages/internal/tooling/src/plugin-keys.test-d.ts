// One key, one owner: no plugin's request option is another plugin's, nor an option of wx.request or of the core.
import type { CacheKeys } from '@wxpipe/cache'
import type { RequestOptions } from '@wxpipe/core'
import type { DeadlineKeys } from '@wxpipe/deadline'
import type { DedupeKeys } from '@wxpipe/dedupe'
import type { EnvelopeKeys } from '@wxpipe/envelope'
import type { IdempotencyKeyKeys } from '@wxpipe/idempotency-key'
import type { LoadingKeys } from '@wxpipe/loading'
import type { LoginRedirectKeys } from '@wxpipe/login-redirect'
import type { MockKeys } from '@wxpipe/mock'
import type { PageScopeKeys } from '@wxpipe/page-scope'
import type { QueueKeys } from '@wxpipe/queue'
import type { ResumeKeys } from '@wxpipe/resume'
import type { RetryKeys } from '@wxpipe/retry'
import type { SigningKeys } from '@wxpipe/signing'
import type { StreamKeys } from '@wxpipe/stream'
import type { ToastKeys } from '@wxpipe/toast'
import type { TokenExpiryKeys } from '@wxpipe/token-expiry'
import type { TokenInjectionKeys } from '@wxpipe/token-injection'
import type { TokenRefreshKeys } from '@wxpipe/token-refresh'
import type { TransferKeys } from '@wxpipe/transfer'
import type { ValidationKeys } from '@wxpipe/validation'
import { expectTypeOf, test } from 'vitest'

interface Owners {
  cache: CacheKeys
  dedupe: DedupeKeys
  loginRedirect: LoginRedirectKeys
  pageScope: PageScopeKeys
  queue: QueueKeys
  resume: ResumeKeys
  retry: RetryKeys
  deadline: DeadlineKeys
  envelope: EnvelopeKeys
  validation: ValidationKeys
  loading: LoadingKeys
  toast: ToastKeys
  mock: MockKeys
  sign: SigningKeys
  idempotencyKey: IdempotencyKeyKeys
  transfer: TransferKeys
  stream: StreamKeys
  // The plugins of the session share `auth`, which means the same to all of them.
  session: TokenInjectionKeys
}

// '~T' is no key: it lets one depend on the type of the response.
type KeyOf<Owner extends keyof Owners> = Owner extends unknown ? Exclude<keyof Owners[Owner], '~T'> : never

test('no two plugins own one key', () => {
  type Shared = { [Owner in keyof Owners]: KeyOf<Owner> & KeyOf<Exclude<keyof Owners, Owner>> }[keyof Owners]
  expectTypeOf<Shared>().toEqualTypeOf<never>()
})

test('no plugin owns a key that wx.request or the core has', () => {
  expectTypeOf<KeyOf<keyof Owners> & keyof RequestOptions>().toEqualTypeOf<never>()
})

test('the plugins of the session share theirs', () => {
  expectTypeOf<TokenExpiryKeys>().toEqualTypeOf<TokenInjectionKeys>()
  expectTypeOf<TokenRefreshKeys>().toEqualTypeOf<TokenInjectionKeys>()
})

test('every key is found', () => {
  type All =
    | 'cache'
    | 'dedupe'
    | 'login'
    | 'scope'
    | 'queue'
    | 'resume'
    | 'retry'
    | 'deadline'
    | 'envelope'
    | 'schema'
    | 'loading'
    | 'toast'
    | 'mock'
    | 'sign'
    | 'idempotencyKey'
    | 'upload'
    | 'download'
    | 'stream'
    | 'auth'
  expectTypeOf<KeyOf<keyof Owners>>().toEqualTypeOf<All>()
})
