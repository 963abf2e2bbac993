// The first page: groups, and activities page by page.
import { Image, ScrollView, Text, View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { usePageScope } from '@wxpipe/host-taro'
import { type Activity, timeWords } from 'meetup'
import { useRef } from 'react'
import { ListSkeleton } from '../../components/skeletons'
import { StateView } from '../../components/state-view'
import { useLoaded } from '../../hooks/use-loaded'

import { scope, services, session } from '../../http'
import './index.css'

const SIZE = 8

const readFirst = async () => {
  const [groups, { list, total }] = await Promise.all([services.getGroups(), services.getActivities(1, SIZE)])
  return { groups, list, total, pages: 1 }
}

export default function Index() {
  usePageScope(scope)
  const feed = useLoaded(readFirst)
  const isAsking = useRef(false)
  const { data } = feed

  // The user may have joined or left an activity on another page, or may be back from the login.
  useDidShow(() => {
    if (feed.state === 'ready' || (feed.state === 'signed-out' && session.get())) void feed.load()
  })
  usePullDownRefresh(async () => {
    await feed.load()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(async () => {
    if (!data || isAsking.current || data.list.length >= data.total) return
    isAsking.current = true
    try {
      const { list } = await services.getActivities(data.pages + 1, SIZE)
      feed.change((now) => ({ ...now, list: [...now.list, ...list], pages: now.pages + 1 }))
    } catch {
      // The next pull tries again.
    } finally {
      isAsking.current = false
    }
  })

  if (feed.state === 'loading') return <ListSkeleton />
  if (!data || feed.state !== 'ready') {
    return <StateView state={feed.state === 'ready' ? 'failed' : feed.state} words={feed.words} onNext={feed.load} />
  }
  return (
    <View>
      <View className="title-small">我的小组</View>
      <ScrollView className="groups" scrollX enhanced showScrollbar={false}>
        {data.groups.map(({ id, cover, name, members }) => (
          <View key={id} className="group">
            <Image className="group-cover" src={cover} mode="aspectFill" />
            <View className="group-name ellipsis">{name}</View>
            <View className="group-members">{members} 位成员</View>
          </View>
        ))}
      </ScrollView>
      <View className="title-small">近期活动</View>
      <View className="activities">
        {data.list.map((activity) => (
          <Row key={activity.id} activity={activity} />
        ))}
      </View>
      <View className="feed-end">{data.list.length < data.total ? '加载中…' : '没有更多了'}</View>
    </View>
  )
}

function Row({ activity }: { readonly activity: Activity }) {
  const { id, matchId, cover, name, place, startsAt, joined, capacity, isJoined } = activity
  const isFull = joined >= capacity
  const open = () => Taro.navigateTo({ url: `/pages/detail/detail?id=${id}&matchId=${matchId}` })
  return (
    <View className="activity" hoverClass="cell-tap" onClick={open}>
      <Image className="activity-cover" src={cover} mode="aspectFill" />
      <View className="activity-text">
        <View className="activity-name ellipsis">{name}</View>
        <View className="activity-line ellipsis">{timeWords(startsAt)}</View>
        <View className="activity-line ellipsis">{place}</View>
        <View className="activity-joined">
          <View className="activity-bar">
            <View
              className={`activity-bar-done ${isFull ? 'activity-bar-full' : ''}`}
              style={{ width: `${Math.round((joined / capacity) * 100)}%` }}
            />
          </View>
          <Text className={`activity-count ${isJoined ? 'activity-mine' : ''}`}>
            {isJoined ? '已报名' : isFull ? '已满员' : `${joined}/${capacity}`}
          </Text>
        </View>
      </View>
    </View>
  )
}
