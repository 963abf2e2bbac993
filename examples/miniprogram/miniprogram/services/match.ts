// The pictures of a match. Its writes outlive the page that sent them.
import type { CancelSource } from '@wxpipe/core'
import type { DownloadedFile, Progress } from '@wxpipe/transfer'
import { http, quiet } from '../http'
import type { ImageDraft, MatchImage } from './types'

export const getMatchImages = (matchId: number) =>
  quiet.get<MatchImage[]>('match/getMatchImages', { query: { matchId } })

/** By the path that wx.chooseMedia gives. Who calls it shows how far it is and how it ends, so there is no indicator and no toast. */
export const uploadMatchImage = (
  filePath: string,
  draft: ImageDraft,
  onProgress: (progress: Progress) => void,
  signal: CancelSource['signal'],
) => quiet.post<MatchImage>('match/uploadMatchImage', draft, { upload: { filePath, onProgress }, signal, scope: false })

/** Whether the picture is a file that somebody has uploaded; those that the example began with are drawn by the server. */
export const isUploaded = ({ url }: MatchImage) => url.includes('/images/uploaded/')

/** Yields the path of a temporary file. */
export const downloadImage = async (id: number) => {
  const { filePath } = await http.get<DownloadedFile>(`match/downloadImage/${id}`, {
    download: true,
    loading: '正在下载',
  })
  return filePath
}

export const deleteImage = (id: number) =>
  http.delete<{ id: number }>(`match/deleteImage/${id}`, { loading: '正在删除', scope: false })
