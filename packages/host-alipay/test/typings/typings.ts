// Checks the typings published on npm: Alipay's @mini-types/my, and Douyin's, whose `tt` is a host without an adapter.
// In a folder of its own, because Alipay's typings redeclare setTimeout and its siblings for all code compiled with
// them.
/// <reference types="@mini-types/my" />
/// <reference types="@douyin-microapp/typings" />
import { createClient, type Host } from '@wxpipe/core'
import { type AlipayHost, alipay } from '../../src/index.ts'

const host: AlipayHost = alipay(my)
const asHost: Host = host
createClient({ host })
createClient({ host: asHost })
// @ts-expect-error what has no request is no my
alipay({ getAuthCode() {} })

createClient({ host: tt })
createClient({ host: { ...tt, hasPatch: true } })
