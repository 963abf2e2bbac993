// Grey placeholders for what is still loading.
import { View } from '@tarojs/components'

const boxes = (count: number) => Array.from({ length: count }, (_, at) => at)

export const ListSkeleton = () => (
  <View>
    <View className="title-small">我的小组</View>
    <View className="groups groups-still">
      {boxes(4).map((at) => (
        <View key={at} className="group">
          <View className="group-cover bone" />
          <View className="group-name">
            <View className="bone bone-words" />
          </View>
          <View className="group-members">
            <View className="bone bone-words bone-short" />
          </View>
        </View>
      ))}
    </View>
    <View className="title-small">近期活动</View>
    <View className="activities">
      {boxes(5).map((at) => (
        <View key={at} className="activity">
          <View className="activity-cover bone" />
          <View className="activity-text">
            <View className="bone bone-words" />
            <View className="bone bone-words bone-short" />
            <View className="bone bone-words bone-short" />
          </View>
        </View>
      ))}
    </View>
  </View>
)

export const DetailSkeleton = () => (
  <View>
    <View className="cover bone" />
    <View className="head">
      <View className="bone bone-title" />
    </View>
    <View className="cells">
      {boxes(5).map((at) => (
        <View key={at} className="cell">
          <View className="cell-label">
            <View className="bone bone-words" />
          </View>
          <View className="cell-value">
            <View className="bone bone-words bone-value" />
          </View>
        </View>
      ))}
    </View>
  </View>
)
