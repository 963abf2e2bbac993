// A half-screen dialog with the chosen photo and an input for its caption.
import { Button, Image, Input, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { PrimaryButton } from './primary-button'
import './photo-sheet.css'

interface Props {
  readonly filePath: string
  onClose(): void
  onAdd(caption: string): void
}

export function PhotoSheet({ filePath, onClose, onAdd }: Props) {
  const [caption, setCaption] = useState('')

  const add = () => {
    const words = caption.trim()
    if (words) onAdd(words)
    else void Taro.showToast({ title: '给照片写个标题吧', icon: 'none' })
  }
  return (
    <View>
      <View className="mask" onClick={onClose} />
      <View className="sheet">
        <View className="sheet-title">添加照片</View>
        <Image className="chosen" src={filePath} mode="aspectFill" />
        <Input
          className="caption"
          value={caption}
          placeholder="给照片写个标题"
          maxlength={20}
          onInput={({ detail }) => setCaption(detail.value)}
        />
        <View className="buttons">
          <Button className="button" onClick={onClose}>
            取消
          </Button>
          <PrimaryButton className="button sheet-add" onClick={add}>
            上传
          </PrimaryButton>
        </View>
      </View>
    </View>
  )
}
