// The pictures of a match. Its writes continue after their page has closed.
import type { CancelSource } from '@wxpipe/core'
import type { DownloadedFile, Progress } from '@wxpipe/transfer'
import { http, quiet } from '../http'
import type { ImageDraft, MatchImage } from './types'

export const getMatchImages = (matchId: number) =>
  quiet.get<MatchImage[]>('match/getMatchImages', { query: { matchId } })

/**
 * Takes the path that wx.chooseMedia gives. The caller shows the progress and the outcome: no indicator and no toast.
 */
export const uploadMatchImage = (
  filePath: string,
  draft: ImageDraft,
  onProgress: (progress: Progress) => void,
  signal: CancelSource['signal'],
) => quiet.post<MatchImage>('match/uploadMatchImage', draft, { upload: { filePath, onProgress }, signal, scope: false })

/** Whether the picture is an uploaded file; the server draws those that the example starts with. */
export const isUploaded = ({ url }: MatchImage) => url.includes('/images/uploaded/')

/** @returns the path of a temporary file */
export const downloadImage = async (id: number) => {
  const { filePath } = await http.get<DownloadedFile>(`match/downloadImage/${id}`, {
    download: true,
    loading: '正在下载',
  })
  return filePath
}

export const deleteImage = (id: number) =>
  http.delete<{ id: number }>(`match/deleteImage/${id}`, { loading: '正在删除', scope: false })
