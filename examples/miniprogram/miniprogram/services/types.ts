// The data between the app and its server.

export interface Paged<T> {
  list: T[]
  total: number
  pageNo: number
  pageSize: number
}

export interface User {
  id: number
  name: string
  nameEn: string
  avatar: string
  city: string
}

export interface Session {
  token: string
  refreshToken: string
  user: User
  /** Seconds until `token` expires. */
  expiresIn: number
}

export interface Group {
  id: number
  name: string
  nameEn: string
  members: number
  cover: string
}

export interface Activity {
  id: number
  groupId: number
  /** The id under which this activity's pictures are stored. */
  matchId: number
  name: string
  nameEn: string
  place: string
  cover: string
  /** ISO 8601 with the offset of China, +08:00. */
  startsAt: string
  joined: number
  capacity: number
  /** Whether this user has a place. */
  isJoined: boolean
}

export interface ImageDraft {
  matchId: number
  caption: string
}

export interface MatchImage extends ImageDraft {
  id: number
  url: string
  uploadedBy: string
  createdAt: string
}
