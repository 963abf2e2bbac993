// What a page shows instead of its content: why there is nothing, and a button for the next step.
import { Button, Image, View } from '@tarojs/components'
import empty from '../images/empty.svg'
import offline from '../images/offline.svg'
import signIn from '../images/sign-in.svg'
import './state-view.css'

const faces = {
  empty: { picture: empty, action: '刷新看看' },
  failed: { picture: offline, action: '重新加载' },
  'signed-out': { picture: signIn, action: '去登录' },
}

interface Props {
  readonly state: keyof typeof faces
  readonly words: string
  onNext(): void
}

export function StateView({ state, words, onNext }: Props) {
  const { picture, action } = faces[state]
  const isMain = state === 'signed-out'
  return (
    <View className="state-box">
      <Image className="state-picture" src={picture} />
      <View className="state-words">{words}</View>
      <Button
        className={`state-next ${isMain ? '' : 'state-plain'}`}
        size="mini"
        type={isMain ? 'primary' : 'default'}
        onClick={onNext}
      >
        {action}
      </Button>
    </View>
  )
}
