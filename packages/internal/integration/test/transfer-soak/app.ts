// The client of the soak with everything else around it: files, streams, and what apps add by hand.
import { envelope } from '@wxpipe/envelope'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { loading } from '@wxpipe/loading'
import { signing } from '@wxpipe/signing'
import { stream } from '@wxpipe/stream'
import { toast } from '@wxpipe/toast'
import { transfer } from '@wxpipe/transfer'
import { validation } from '@wxpipe/validation'
import { createApp as createSession, type Session } from '../soak/app.ts'
import type { createPhone } from '../soak/phone.ts'

export function createApp(phone: Pick<ReturnType<typeof createPhone>, 'host' | 'wx'>, session: Session) {
  const { host, wx } = phone
  const { clients, slots, login, counts } = createSession(phone, session, false)
  // The session counts requests; files share their slots.
  const { uploadFile, downloadFile } = wx
  const look = <T>(task: T): T => {
    counts.most = Math.max(counts.most, host.inFlight)
    return task
  }
  wx.uploadFile = (options) => look(uploadFile(options))
  wx.downloadFile = (options) => look(downloadFile(options))

  const client = clients[0]!
    .use(toast())
    .use(loading())
    .use(validation())
    .use(transfer({ timeout: 3_000 }))
    .use(stream({ idleTimeout: 1_000 }))
    .use(idempotencyKey())
    .use(signing({ sign: ({ nonce }) => ({ 'X-Nonce': nonce }) }))
    .use(envelope({ success: ['0'] }))
  return { client, slots, login, counts }
}

export type Client = ReturnType<typeof createApp>['client']
