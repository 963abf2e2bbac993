// The public types of @wxpipe/resume, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/resume

import { Method, NetworkError, Plugin } from '@wxpipe/core'

type Interruption = 'background' | 'network-change' | 'offline'

type Listener = (event?: any) => void

interface ResumeHost {
  onAppShow?(listener: Listener): void
  offAppShow?(listener: Listener): void
  onNetworkStatusChange?(listener: Listener): void
  offNetworkStatusChange?(listener: Listener): void
}

interface ResumeKeys {
  readonly resume: boolean
}

interface ResumeOptions {
  readonly methods?: readonly Method[] | undefined
  readonly offlineTimeout?: number | undefined
  readonly limit?: number | undefined
  readonly host?: ResumeHost | undefined
  readonly name?: string | undefined
}

declare function interruptionOf(error: NetworkError): Interruption | undefined

declare function resume(options?: ResumeOptions): Plugin<ResumeKeys>

export { type Interruption, interruptionOf, type ResumeHost, type ResumeKeys, type ResumeOptions, resume }
