// The data between the app and its server: shared by src/services and src/server.
import type { components } from './api.d.ts'

/** A success: HTTP 200 with code '10000'. */
export interface Envelope<T> {
  readonly code: '10000'
  readonly data: T
}

// The types are made from the server's own document: see test/document.test.ts.
type Schemas = components['schemas']
export type Failure = Schemas['Failure']
export type User = Schemas['User']
export type Session = Schemas['Session']
export type Group = Schemas['Group']
export type Activity = Schemas['Activity']
export type ActivityPage = Schemas['ActivityPage']
export type ImageDraft = Schemas['ImageDraft']
export type MatchImage = Schemas['MatchImage']

/** The second project, the administrators' tool, has another dialect: errno 0 means success. */
export interface AdminEnvelope<T> {
  readonly errno: 0
  readonly errmsg: string
  readonly data: T
}

/** 40101 (in HTTP 400) if the session has expired, 40100 (in HTTP 401) if there never was one. */
export interface AdminFailure {
  readonly errno: number
  readonly errmsg: string
}

export interface Operator {
  readonly id: number
  readonly account: string
  readonly name: string
}

export interface AdminSession {
  readonly sessionKey: string
  readonly operator: Operator
  readonly expiresIn: number
}

export interface Report {
  readonly id: number
  readonly activityId: number
  readonly reason: string
  readonly reportedBy: string
  readonly state: 'open' | 'resolved'
}
