// The pictures of a match. Its writes outlive the page that sent them.
import { http } from '../http'
import { dataOf } from './data-of'
import type { Envelope, ImageDraft, MatchImage } from './types'

export const getMatchImages = (matchId: number) =>
  http.get<Envelope<MatchImage[]>>('match/getMatchImages', { query: { matchId } }).then(dataOf)

export const createMatchImage = (draft: ImageDraft) =>
  http.post<Envelope<MatchImage>>('match/createMatchImage', draft, { scope: false }).then(dataOf)

export const deleteImage = (id: number) =>
  http.delete<Envelope<{ id: number }>>(`match/deleteImage/${id}`, { scope: false }).then(dataOf)
