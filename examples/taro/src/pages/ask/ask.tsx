// A conversation with the organiser of an activity: answers are shown word by word, and can be stopped.
import { Button, Image, Input, Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { usePageScope } from '@wxpipe/host-taro'
import { useState } from 'react'

import { PrimaryButton } from '../../components/primary-button'
import { useTurns } from '../../hooks/use-turns'
import { scope, session } from '../../http'
import './ask.css'

const HINTS = ['几点集合？', '下雨还办吗？', '需要带什么？']

export default function Ask() {
  usePageScope(scope)
  const { params } = useRouter()
  const { turns, isAnswering, ask, again, stop } = useTurns(Number(params.id), () =>
    Taro.pageScrollTo({ selector: '.chat-end', duration: 0 }).catch(() => {}),
  )
  const [draft, setDraft] = useState('')
  const avatar = session.get()?.user.avatar ?? ''
  const send = () => {
    if (!draft.trim() || isAnswering) return
    setDraft('')
    ask(draft.trim())
  }

  return (
    <View>
      <View className="chat">
        <View className="chat-line">
          <View className="face face-organiser">组</View>
          <View className="bubble">你好！关于“{decodeURIComponent(params.name ?? '')}”，有什么想问的？</View>
        </View>
        {turns.length === 0 && (
          <View className="chat-hints">
            {HINTS.map((words) => (
              <View key={words} className="chat-hint" hoverClass="cell-tap" onClick={() => ask(words)}>
                {words}
              </View>
            ))}
          </View>
        )}
        {turns.map(({ question, answer, state, words }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a conversation only grows
          <View key={at}>
            <View className="chat-line chat-line-mine">
              <View className="bubble bubble-mine">{question}</View>
              <Image className="face" src={avatar} mode="aspectFill" />
            </View>
            {(answer !== '' || state === 'answering') && (
              <View className="chat-line">
                <View className="face face-organiser">组</View>
                <View className="bubble answer">
                  <Text className="answer-words" userSelect>
                    {answer}
                  </Text>
                  {state === 'answering' && <View className="caret" />}
                </View>
              </View>
            )}
            {words !== '' && (
              <View className="chat-note">
                <Text>{words}</Text>
                {at === turns.length - 1 && !isAnswering && (
                  <Text className="chat-again" onClick={again}>
                    重新提问
                  </Text>
                )}
              </View>
            )}
          </View>
        ))}
      </View>
      <View className="chat-end" />
      <View className="ask-bar">
        <Input
          className="question"
          value={draft}
          placeholder="问问组织者"
          maxlength={100}
          confirmType="send"
          onInput={({ detail }) => setDraft(detail.value)}
          onConfirm={send}
        />
        {isAnswering ? (
          <Button className="send stop" onClick={stop}>
            停止
          </Button>
        ) : (
          <PrimaryButton className="send" isOff={draft.trim() === ''} onClick={send}>
            发送
          </PrimaryButton>
        )}
      </View>
    </View>
  )
}
