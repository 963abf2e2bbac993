// The pictures of a match.
import type { Client } from '@wxpipe/core'
import { dataOf } from './data-of.ts'
import type { Envelope, ImageDraft, MatchImage } from './types.ts'

export const matchServices = (client: Client) => ({
  getMatchImages: (matchId: number) =>
    client.get<Envelope<MatchImage[]>>('match/getMatchImages', { query: { matchId } }).then(dataOf),

  createMatchImage: (draft: ImageDraft) =>
    client.post<Envelope<MatchImage>>('match/createMatchImage', draft).then(dataOf),

  deleteImage: (id: number) => client.delete<Envelope<{ id: number }>>(`match/deleteImage/${id}`).then(dataOf),
})
