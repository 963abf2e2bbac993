// The groups, activities and pictures every server starts with.
import type { Activity, Group, ImageDraft } from '../../services/types.ts'

export const groups: readonly Group[] = [
  { id: 1, name: '西湖跑团', nameEn: 'West Lake Runners', members: 128, cover: '/images/west-lake-run.svg' },
  { id: 2, name: '羽球之夜', nameEn: 'Badminton Nights', members: 64, cover: '/images/shuttlecock.svg' },
  { id: 3, name: '前端茶话会', nameEn: 'Frontend Tea Party', members: 212, cover: '/images/frontend-tea.svg' },
  { id: 4, name: '桌游客厅', nameEn: 'Board Game Parlour', members: 47, cover: '/images/board-games.svg' },
  { id: 5, name: '光影散步', nameEn: 'Photo Walks', members: 93, cover: '/images/city-lights.svg' },
  { id: 6, name: '山野徒步', nameEn: 'Hill Hikers', members: 156, cover: '/images/nine-creeks.svg' },
]

type Row = [
  id: number,
  groupId: number,
  name: string,
  nameEn: string,
  place: string,
  cover: string,
  inDays: number,
  at: string,
  joined: number,
  capacity: number,
]

const rows: readonly Row[] = [
  [101, 1, '断桥晨跑五公里', 'Broken Bridge 5K', '断桥东口', 'west-lake-run', 1, '06:30', 18, 30],
  [102, 2, '羽毛球双打夜场', 'Evening Doubles', '黄龙体育馆', 'shuttlecock', 1, '19:30', 11, 12],
  [103, 3, '小程序请求管线', 'Request Pipelines in Mini Programs', '梦想小镇', 'frontend-tea', 2, '14:00', 42, 60],
  [104, 4, '卡坦岛新手局', 'Catan for Beginners', '武林路 88 号', 'board-games', 3, '19:00', 6, 8],
  [105, 5, '钱塘江夜景', 'Night Lights on the Qiantang', '城市阳台', 'city-lights', 4, '18:30', 15, 20],
  [106, 6, '九溪十八涧', 'Nine Creeks Trail', '九溪公交站', 'nine-creeks', 5, '08:00', 27, 40],
  [107, 1, '苏堤长距离', 'Su Causeway Long Run', '花港观鱼', 'su-causeway', 6, '06:00', 22, 30],
  [108, 2, '混双友谊赛', 'Mixed Doubles Friendly', '浙大紫金港', 'mixed-doubles', 7, '15:00', 16, 16],
  [109, 3, 'TypeScript 类型体操', 'TypeScript Type Gymnastics', '西溪湿地书屋', 'type-gymnastics', 8, '14:00', 35, 50],
  [110, 4, '狼人杀之夜', 'Werewolf Night', '湖滨银泰', 'werewolf-night', 10, '20:00', 12, 18],
  [111, 5, '老街胶片漫步', 'Old Streets on Film', '河坊街', 'old-streets', 11, '09:30', 9, 15],
  [112, 6, '龙井问茶', 'Longjing Tea Hills', '龙井村', 'tea-hills', 12, '09:00', 31, 40],
  [113, 1, '夜跑运河', 'Grand Canal Night Run', '拱宸桥', 'canal-run', 13, '20:00', 14, 30],
  [114, 6, '北高峰看日出', 'Sunrise on North Peak', '灵隐寺', 'north-peak', 15, '04:30', 8, 25],
]

const DAY = 86_400_000
const CHINA = 8 * 3_600_000

/** The activities, dated from `now` on, so that they are always still to come. */
export function activitiesFrom(now: number): Activity[] {
  const date = (inDays: number) => new Date(now + CHINA + inDays * DAY).toISOString().slice(0, 10)
  return rows.map(([id, groupId, name, nameEn, place, cover, inDays, at, joined, capacity]) => ({
    id,
    groupId,
    matchId: 1000 + id,
    name,
    nameEn,
    place,
    cover: `/images/${cover}.svg`,
    startsAt: `${date(inDays)}T${at}:00+08:00`,
    joined,
    capacity,
    isJoined: false,
  }))
}

export const images: readonly ImageDraft[] = [
  { matchId: 1101, url: '/images/finish-line.svg', caption: '终点线' },
  { matchId: 1101, url: '/images/morning-mist.svg', caption: '湖上晨雾' },
  { matchId: 1102, url: '/images/smash.svg', caption: '决胜一扣' },
  { matchId: 1102, url: '/images/team-photo.svg', caption: '赛后合影' },
  { matchId: 1105, url: '/images/light-show.svg', caption: '灯光秀' },
  { matchId: 1106, url: '/images/stepping-stones.svg', caption: '过溪石' },
  { matchId: 1106, url: '/images/tea-terraces.svg', caption: '茶田' },
  { matchId: 1112, url: '/images/spring-picking.svg', caption: '明前采茶' },
]
