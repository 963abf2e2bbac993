// The data between the app and its server, as JSON schemas: the document, the checks and the app's types are made from
// them.

/** A JSON schema for an object whose listed properties are all required. */
export const shape = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

export const text = { type: 'string', minLength: 1, maxLength: 2048 }
export const whole = { type: 'integer', minimum: 1 }

const count = { type: 'integer' }
const words = { type: 'string' }
const time = { type: 'string', format: 'date-time' }

/** Refers to the schema with this name below. */
export const named = (name: string) => ({ $ref: `${name}#` })
export const listOf = (name: string) => ({ type: 'array', items: named(name) })

const failure = { code: words, message: words, status: { enum: ['ERROR'] } }
const user = { id: count, name: words, nameEn: words, avatar: words, city: words }
const group = { id: count, name: words, nameEn: words, members: count, cover: words }
const activity = {
  id: count,
  groupId: count,
  matchId: { ...count, description: 'What the pictures of this activity are filed under.' },
  name: words,
  nameEn: words,
  place: words,
  cover: words,
  startsAt: { ...time, description: 'With the offset of China, +08:00.' },
  joined: count,
  capacity: count,
  isJoined: { type: 'boolean', description: 'Whether the user who asks has a place.' },
}
const image = { id: count, matchId: count, url: words, caption: words, uploadedBy: words, createdAt: time }

const schemas = {
  Failure: {
    ...shape(failure),
    // Only when the token has expired.
    properties: { ...failure, date: time },
    description:
      "'99997' (in HTTP 200) when the token has expired, '20001' (in HTTP 200) when an activity is full, '40000' for bad input, '40400' …",
  },
  User: shape(user),
  Session: shape({
    token: words,
    refreshToken: words,
    user: named('User'),
    expiresIn: { type: 'number', description: 'Seconds until `token` expires.' },
  }),
  Group: shape(group),
  Activity: shape(activity),
  ActivityPage: shape({ list: listOf('Activity'), total: count, pageNo: count, pageSize: count }),
  ImageDraft: shape({ matchId: whole, url: text, caption: text }),
  MatchImage: shape(image),
  Deleted: shape({ id: count }),
}

export const allSchemas = Object.entries(schemas).map(([$id, schema]) => ({ $id, ...schema }))

/** The responses of a route: its data in the envelope, or a refusal, which has HTTP 200 for an expired token. */
export const responsesOf = (data: object) => ({
  200: { anyOf: [shape({ code: { type: 'string', enum: ['10000'] }, data }), named('Failure')] },
  default: named('Failure'),
})

/** The same for a route whose success is something other than JSON. */
export const fileResponses = (type: string, schema: object = { type: 'string', format: 'binary' }) => ({
  200: { content: { [type]: { schema }, 'application/json': { schema: named('Failure') } } },
  default: named('Failure'),
})
