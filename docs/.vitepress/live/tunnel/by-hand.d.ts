// What the hand-written side is given, and what it gives.
import type { Wx } from '@wxpipe/testing'
import type { Session } from './session.ts'

export declare function createByHand(
  wx: Pick<Wx, 'request' | 'navigateTo'>,
  session: Session,
  baseURL: string,
): (config: { readonly url: string }) => Promise<unknown>
