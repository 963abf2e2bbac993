// The login page: opened by login-redirect over the page that it returns to.
import { Input, Text, View } from '@tarojs/components'
import Taro, { useRouter, useUnload } from '@tarojs/taro'
import { wordsFor } from 'meetup'
import { useState } from 'react'
import { PrimaryButton } from '../../components/primary-button'
import { homePage } from '../../config'
import { login, services, session } from '../../http'
import './login.css'

export default function Login() {
  const { params } = useRouter()
  const [isAgreed, setAgreed] = useState(false)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [words, setWords] = useState('')
  const [isBusy, setBusy] = useState(false)

  // Ends the wait for a login if the user goes back without one; after a login it has no effect.
  useUnload(() => login.cancelled())

  const enter = async () => {
    if (isBusy) return
    if (!username || !password) return setWords('请输入账号和密码')
    if (!isAgreed) return setWords('请先阅读并同意用户协议和隐私政策')
    setBusy(true)
    setWords('')
    try {
      await services.login(username, password)
      // The open pages may show the data of the user before.
      if (session.isAnother()) await Taro.reLaunch({ url: homePage })
      else await login.completed({ home: homePage })
    } catch (error) {
      setWords(wordsFor(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <View className="login-page">
      <View className="login">
        <View className="login-logo">
          <View className="login-logo-dot" />
          <View className="login-logo-dot login-logo-dot-2" />
        </View>
        <View className="login-title">登录同城活动</View>
        <View className="login-hint">{params.from ? '登录后将回到刚才的页面' : '和附近的人一起出发'}</View>
        <View className="form">
          <View className="cell">
            <Text className="cell-label">账号</Text>
            <Input
              className="field input"
              value={username}
              placeholder="请输入账号"
              onInput={({ detail }) => setUsername(detail.value)}
            />
          </View>
          <View className="cell">
            <Text className="cell-label">密码</Text>
            <Input
              className="field input"
              value={password}
              placeholder="请输入密码"
              password
              onInput={({ detail }) => setPassword(detail.value)}
            />
          </View>
          <PrimaryButton className="enter" isBusy={isBusy} onClick={enter}>
            登录
          </PrimaryButton>
        </View>
        <View className="consent" onClick={() => setAgreed(!isAgreed)}>
          <View className={`tick ${isAgreed ? 'tick-on' : ''}`} />
          <View>我已阅读并同意《用户协议》《隐私政策》</View>
        </View>
        <View className="login-words">{words}</View>
      </View>
    </View>
  )
}
