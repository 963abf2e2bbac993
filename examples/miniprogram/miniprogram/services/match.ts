// The pictures of a match. Its writes outlive the page that sent them.
import { http, quiet } from '../http'
import type { ImageDraft, MatchImage } from './types'

export const getMatchImages = (matchId: number) =>
  quiet.get<MatchImage[]>('match/getMatchImages', { query: { matchId } })

export const createMatchImage = (draft: ImageDraft) =>
  http.post<MatchImage>('match/createMatchImage', draft, { loading: '正在添加', scope: false })

export const deleteImage = (id: number) =>
  http.delete<{ id: number }>(`match/deleteImage/${id}`, { loading: '正在删除', scope: false })
