// Pictures that are uploaded and downloaded as files, and the conversation with an organiser.
import type { CancelSignal, Client } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import type { StreamKeys } from '@wxpipe/stream'
import type { DownloadedFile, Progress, TransferKeys } from '@wxpipe/transfer'
import type { ImageDraft, MatchImage } from './types.ts'

export interface Question {
  readonly activityId: number
  readonly question: string
  /** Asks the server to cut its pieces inside characters: the demo checks that the text is still whole. */
  readonly cut?: boolean
}

export const fileServices = (client: Client<TransferKeys & StreamKeys>) => {
  const api = dataOf(client)
  return {
    /** Sends a picture from this phone, by the path that `wx.chooseMedia` gives; `signal` stops it. */
    uploadMatchImage: (
      filePath: string,
      draft: Omit<ImageDraft, 'url'>,
      onProgress?: (progress: Progress) => void,
      signal?: CancelSignal,
    ) => api.post<MatchImage>('match/uploadMatchImage', draft, { upload: { filePath, onProgress }, signal }),

    /** Downloads a picture. @returns the path of its file, which the phone keeps until the app is closed */
    downloadImage: async (id: number): Promise<string> =>
      (await api.get<DownloadedFile>(`match/downloadImage/${id}`, { download: true })).filePath,

    /** Calls `say` with each word as it arrives, and resolves when the response is complete; `signal` stops it. */
    ask: (question: Question, say: (word: string) => void, signal?: CancelSignal) =>
      api.post<void>('activity/ask', question, {
        stream: { onEvent: ({ data }) => say(JSON.parse(data).text) },
        signal,
      }),
  }
}
