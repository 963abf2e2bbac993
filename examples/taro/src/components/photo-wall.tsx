// The photos of a match: the user can view and add them; a bar shows the progress of an upload.
import { Button, Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { createCancelSource, isHttpError } from '@wxpipe/core'
import { type MatchImage, wordsFor } from 'meetup'
import { useRef, useState } from 'react'
import { services } from '../http'
import { choosePhoto } from '../utils/album'
import { PhotoSheet } from './photo-sheet'
import { type Upload, UploadCard } from './upload-card'
import './photo-wall.css'

function endOf(error: unknown): string {
  if (isHttpError(error, 'ABORT')) return '已取消上传'
  return isHttpError(error, 'AUTH_EXPIRED') ? '登录后请重新上传' : wordsFor(error)
}

interface Props {
  readonly matchId: number
  readonly images: readonly MatchImage[]
  onAdded(image: MatchImage): void
}

export function PhotoWall({ matchId, images, onAdded }: Props) {
  const [chosen, setChosen] = useState('')
  const [upload, setUpload] = useState<Upload>()
  const cancel = useRef(() => {})

  const send = async (filePath: string, caption: string) => {
    const { signal, abort } = createCancelSource()
    cancel.current = abort
    const show = (change: Partial<Upload>) => setUpload((now) => now && { ...now, ...change })
    setUpload({ filePath, caption, progress: 0, isSending: true, words: '' })
    try {
      const image = await services.uploadMatchImage(
        filePath,
        { matchId, caption },
        ({ progress }) => show({ progress }),
        signal,
      )
      setUpload(undefined)
      onAdded(image)
      void Taro.showToast({ title: '已添加', icon: 'success' })
    } catch (error) {
      show({ isSending: false, words: endOf(error) })
    }
  }
  const choose = async () => setChosen((await choosePhoto()) ?? '')
  const add = (caption: string) => {
    setChosen('')
    void send(chosen, caption)
  }
  const preview = (current: string) => Taro.previewImage({ current, urls: images.map(({ url }) => url) })
  const isEmpty = images.length === 0 && !upload

  return (
    <View>
      <View className="title-small">活动照片 {images.length || ''}</View>
      {isEmpty ? (
        <View className="no-photos">
          <View className="no-photos-words">还没有照片，来发第一张吧</View>
          <Button className="photo-add" size="mini" onClick={choose}>
            添加照片
          </Button>
        </View>
      ) : (
        <View className="photos">
          {images.map(({ id, url, caption, uploadedBy }) => (
            <View key={id} className="photo">
              <Image className="photo-image" src={url} mode="aspectFill" onClick={() => preview(url)} />
              <View className="photo-foot">
                <View className="photo-words">
                  <View className="photo-caption ellipsis">{caption}</View>
                  <View className="photo-by ellipsis">{uploadedBy}</View>
                </View>
              </View>
            </View>
          ))}
          {upload ? (
            <UploadCard
              upload={upload}
              onCancel={() => cancel.current()}
              onAgain={() => send(upload.filePath, upload.caption)}
              onForget={() => setUpload(undefined)}
            />
          ) : (
            <View className="photo photo-add" hoverClass="cell-tap" onClick={choose}>
              <View className="plus" />
              <View className="photo-by">添加照片</View>
            </View>
          )}
        </View>
      )}
      {chosen !== '' && <PhotoSheet filePath={chosen} onClose={() => setChosen('')} onAdd={add} />}
    </View>
  )
}
