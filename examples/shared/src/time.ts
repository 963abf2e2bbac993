// Times as people in China write them: the server's times have China's time zone, so none is converted.

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** `2025-11-23T06:30:00+08:00` as `11月23日 周日 06:30`. */
export function timeWords(startsAt: string): string {
  const [year = 0, month = 0, day = 0] = startsAt.slice(0, 10).split('-').map(Number)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return `${month}月${day}日 ${WEEKDAYS[weekday]} ${startsAt.slice(11, 16)}`
}
