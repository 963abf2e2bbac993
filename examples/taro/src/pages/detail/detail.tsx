// One activity with its pictures: five calls at once, and a place that the user can take and give up.
import { Image, Text, View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { usePageScope } from '@wxpipe/host-taro'
import { type Activity, timeWords, wordsFor } from 'meetup'
import type { PropsWithChildren } from 'react'
import { ActionBar } from '../../components/action-bar'
import { PhotoWall } from '../../components/photo-wall'
import { DetailSkeleton } from '../../components/skeletons'
import { StateView } from '../../components/state-view'
import { useLoaded } from '../../hooks/use-loaded'

import { scope, services, session } from '../../http'
import './detail.css'

async function getMatch(id: number, matchId: number) {
  const [activity, groups, images, user, { list }] = await Promise.all([
    services.getActivity(id),
    services.getGroups(),
    services.getMatchImages(matchId),
    services.profile(),
    services.getActivities(1, 4),
  ])
  const group = groups.find((one) => one.id === activity.groupId)
  const others = list.filter((one) => one.id !== id).slice(0, 3)
  return { activity, group, images, user, others }
}

export default function Detail() {
  usePageScope(scope)
  const { params } = useRouter()
  const id = Number(params.id)
  const matchId = Number(params.matchId)
  const match = useLoaded(() => getMatch(id, matchId))
  const { data } = match

  // Back after a login that the user had refused before.
  useDidShow(() => {
    if (match.state === 'signed-out' && session.get()) void match.load()
  })
  usePullDownRefresh(async () => {
    await match.load()
    Taro.stopPullDownRefresh()
  })
  useShareAppMessage(() => ({
    title: data?.activity.name ?? '同城活动',
    path: `/pages/detail/detail?id=${id}&matchId=${matchId}`,
  }))

  const change = async (send: Promise<Activity>, words: string) => {
    try {
      const activity = await send
      match.change((now) => ({ ...now, activity }))
      void Taro.showToast({ title: words, icon: 'success' })
    } catch (error) {
      void Taro.showToast({ title: wordsFor(error), icon: 'none' })
      // The last place may have been taken.
      void match.load()
    }
  }
  const leave = async () => {
    const { confirm } = await Taro.showModal({
      content: '要取消报名吗？名额会留给别人。',
      confirmText: '取消报名',
      confirmColor: '#fa5151',
      cancelText: '再想想',
    })
    if (confirm) await change(services.leaveActivity(id), '已取消报名')
  }
  const ask = () =>
    Taro.navigateTo({ url: `/pages/ask/ask?id=${id}&name=${encodeURIComponent(data?.activity.name ?? '')}` })

  if (match.state === 'loading') return <DetailSkeleton />
  if (!data || match.state !== 'ready') {
    return (
      <StateView state={match.state === 'ready' ? 'failed' : match.state} words={match.words} onNext={match.load} />
    )
  }
  const { activity, group, images, user, others } = data
  return (
    <View>
      <Image className="cover" src={activity.cover} mode="aspectFill" />
      <View className="head">{activity.name}</View>
      <View className="cells">
        <Cell label="时间">{timeWords(activity.startsAt)}</Cell>
        <Cell label="地点">{activity.place}</Cell>
        <Cell label="小组">{group?.name}</Cell>
        <Cell label="人数">{`${activity.joined} / ${activity.capacity} 人`}</Cell>
        <View className="cell">
          <Text className="cell-label">报名身份</Text>
          <Text className="cell-value">{user.name}</Text>
          <Image className="me" src={user.avatar} mode="aspectFill" />
        </View>
        <View className="cell cell-link ask" hoverClass="cell-tap" onClick={ask}>
          问组织者
        </View>
      </View>
      <PhotoWall
        matchId={matchId}
        images={images}
        onAdded={(image) => match.change((now) => ({ ...now, images: [...now.images, image] }))}
      />
      <View className="title-small">还可以看看</View>
      <View className="cells">
        {others.map((other) => (
          <View key={other.id} className="cell">
            <Text className="other ellipsis">{other.name}</Text>
            <Text className="other-time">{timeWords(other.startsAt)}</Text>
          </View>
        ))}
      </View>
      <ActionBar
        isJoined={activity.isJoined}
        left={activity.capacity - activity.joined}
        onJoin={() => change(services.joinActivity(id), '报名成功')}
        onLeave={leave}
      />
    </View>
  )
}

const Cell = ({ label, children }: PropsWithChildren<{ readonly label: string }>) => (
  <View className="cell">
    <Text className="cell-label">{label}</Text>
    <Text className="cell-value">{children}</Text>
  </View>
)
