// The pictures of a match.
import type { Client } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import { openapi } from '@wxpipe/openapi'
import type { paths } from './api.d.ts'
import type { ImageDraft } from './types.ts'

export const matchServices = (client: Client) => {
  const api = openapi<paths, 'unwrapped'>()(dataOf(client))
  return {
    getMatchImages: (matchId: number) => api.get('/match/getMatchImages', { query: { matchId } }),

    createMatchImage: (draft: ImageDraft) => api.post('/match/createMatchImage', { data: draft }),

    deleteImage: (id: number) => api.delete('/match/deleteImage/{id}', { path: { id } }),
  }
}
