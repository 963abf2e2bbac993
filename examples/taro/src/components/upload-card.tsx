// A photo that is being uploaded: its progress, or why the upload has failed.
import { Image, View } from '@tarojs/components'

export interface Upload {
  readonly filePath: string
  readonly caption: string
  readonly progress: number
  readonly isSending: boolean
  /** Why the upload has failed. */
  readonly words: string
}

interface Props {
  readonly upload: Upload
  onCancel(): void
  onAgain(): void
  onForget(): void
}

export function UploadCard({ upload, onCancel, onAgain, onForget }: Props) {
  const { filePath, caption, progress, isSending, words } = upload
  return (
    <View className="photo upload">
      <Image className="photo-image" src={filePath} mode="aspectFill" />
      <View className="upload-veil">
        {isSending ? (
          <>
            <View className="upload-percent">{progress}%</View>
            <View className="upload-bar">
              <View className="upload-done" style={{ width: `${progress}%` }} />
            </View>
          </>
        ) : (
          <View className="upload-again" onClick={onAgain}>
            重新上传
          </View>
        )}
      </View>
      <View className="photo-delete" onClick={isSending ? onCancel : onForget} />
      <View className="photo-foot">
        <View className="photo-words">
          <View className="photo-caption ellipsis">{caption}</View>
          {words ? (
            <View className="photo-by upload-ended ellipsis">{words}</View>
          ) : (
            <View className="photo-by">{progress < 100 ? '正在上传' : '正在处理'}</View>
          )}
        </View>
      </View>
    </View>
  )
}
