// The actions for an activity, always within reach of the thumb: share it, join it, leave it again.
import { Button, Image, View } from '@tarojs/components'
import share from '../images/share.svg'
import { PrimaryButton } from './primary-button'
import './action-bar.css'

interface Props {
  readonly isJoined: boolean
  /** The number of free places. */
  readonly left: number
  onJoin(): void
  onLeave(): void
}

// A web page cannot open WeChat's share dialog.
const canShare = process.env.TARO_ENV === 'weapp'

export function ActionBar({ isJoined, left, onJoin, onLeave }: Props) {
  return (
    <View>
      <View className="action-room" />
      <View className="action-bar">
        {canShare && (
          <Button className="share" openType="share">
            <Image className="share-sign" src={share} />
            <View className="share-words">分享</View>
          </Button>
        )}
        <View className="action-state">
          {isJoined && <View className="state-joined">已报名</View>}
          <View className="state-line">{left > 0 ? `还剩 ${left} 个名额` : '名额已满'}</View>
        </View>
        {isJoined ? (
          <Button className="action action-leave" onClick={onLeave}>
            取消报名
          </Button>
        ) : (
          <PrimaryButton className="action action-join" isOff={left <= 0} onClick={onJoin}>
            {left > 0 ? '报名' : '已满员'}
          </PrimaryButton>
        )}
      </View>
    </View>
  )
}
