// The typings of npm fit: Alipay's @mini-types/my, and Douyin's, whose `tt` is a host as it is. In a folder of its own,
// because Alipay's typings declare setTimeout and its siblings anew, for everything that is compiled with them.
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
