// What travels between the app and its server: shared by src/services and src/server.

/** A success: HTTP 200 with code '10000'. */
export interface Envelope<T> {
  readonly code: '10000'
  readonly data: T
}

/** Anything else: '99997' (in HTTP 200) when the token has expired, '40000' for bad input, '40400', … */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly status: 'ERROR'
  readonly date?: string
}

export interface Page<T> {
  readonly list: readonly T[]
  readonly total: number
  readonly pageNo: number
  readonly pageSize: number
}

export interface User {
  readonly id: number
  readonly name: string
  readonly nameEn: string
  readonly avatar: string
  readonly city: string
}

export interface Session {
  readonly token: string
  readonly refreshToken: string
  readonly user: User
  /** Seconds until `token` expires. */
  readonly expiresIn: number
}

export interface Group {
  readonly id: number
  readonly name: string
  readonly nameEn: string
  readonly members: number
  readonly cover: string
}

export interface Activity {
  readonly id: number
  readonly groupId: number
  /** What the pictures of this activity are filed under. */
  readonly matchId: number
  readonly name: string
  readonly nameEn: string
  readonly place: string
  readonly cover: string
  /** ISO 8601 with the offset of China, +08:00. */
  readonly startsAt: string
  readonly joined: number
  readonly capacity: number
}

export interface ImageDraft {
  readonly matchId: number
  readonly url: string
  readonly caption: string
}

export interface MatchImage extends ImageDraft {
  readonly id: number
  readonly uploadedBy: string
  readonly createdAt: string
}

/** The second project, the administrators' tool, speaks another dialect: errno 0 is its success. */
export interface AdminEnvelope<T> {
  readonly errno: 0
  readonly errmsg: string
  readonly data: T
}

/** 40101 (in HTTP 400) when the session has expired, 40100 (in HTTP 401) when there never was one. */
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
