// The pictures of a match.
import type { Client } from '@wxpipe/core'
import { openapi } from '@wxpipe/openapi'
import type { paths } from './api.d.ts'
import { dataOf } from './data-of.ts'
import type { ImageDraft } from './types.ts'

export const matchServices = (client: Client) => {
  const api = openapi<paths>()(client)
  return {
    getMatchImages: (matchId: number) => api.get('/match/getMatchImages', { query: { matchId } }).then(dataOf),

    createMatchImage: (draft: ImageDraft) => api.post('/match/createMatchImage', { data: draft }).then(dataOf),

    deleteImage: (id: number) => api.delete('/match/deleteImage/{id}', { path: { id } }).then(dataOf),
  }
}
