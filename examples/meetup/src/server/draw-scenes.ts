// The foreground of a cover: a bridge, a court, a table … It has only shapes that a Mini Program's <image> can show.

/** The colours of one cover, from the back to the front. */
export interface Palette {
  readonly sky: readonly [top: string, bottom: string]
  readonly light: string
  readonly ridges: readonly [far: string, middle: string, near: string]
}

export const WIDTH = 640
export const HEIGHT = 400

type Scene = (palette: Palette, random: () => number) => string

const rows = (count: number, draw: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => draw(at)).join('')
const rect = (x: number, y: number, width: number, height: number, fill: string, rest = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${rest}/>`
const disc = (x: number, y: number, r: number, fill: string, rest = '') =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${rest}/>`

/** Water down to the lower edge, with light on it. */
const water = ({ light, ridges }: Palette, random: () => number): string =>
  rect(0, 270, WIDTH, 130, ridges[1]) +
  rows(16, (at) =>
    rect(Math.round(random() * 560), 280 + at * 7, Math.round(30 + random() * 70), 2, light, 'opacity=".45" rx="1"'),
  )

const bridge: Scene = (palette, random) => {
  const [far, , near] = palette.ridges
  const arch = (x: number, r: number) => `<path d="M${x - r} 300a${r} ${r} 0 0 1 ${2 * r} 0z" fill="${far}"/>`
  return `${water(palette, random)}<path d="M60 300C200 190 440 190 580 300z" fill="${near}"/>${arch(320, 44)}${arch(220, 26)}${arch(420, 26)}`
}

const road: Scene = ({ light, ridges }) =>
  `<path d="M0 400V300C180 270 460 270 640 310V400z" fill="${ridges[1]}"/><path d="M150 400C210 330 420 330 380 275L402 275C470 330 330 340 520 400z" fill="${ridges[2]}"/>` +
  rows(3, (at) => {
    const [x, y] = [250 + at * 66, 285 + (at % 2) * 18]
    return `${disc(x, y - 34, 9, light)}<path d="M${x} ${y - 24}l-8 26l-14 20M${x - 8} ${y + 2}l16 8l-2 20M${x - 2} ${y - 18}l-16 10M${x - 2} ${y - 16}l14 12" fill="none" stroke="${light}" stroke-width="7" stroke-linecap="round"/>`
  })

const court: Scene = ({ light, ridges }, random) => {
  const tilt = Math.round(-50 + random() * 40)
  const feathers = rows(
    5,
    (at) => `<path d="M0 0L${-34 + at * 17} -74" stroke="#fff" stroke-width="9" stroke-linecap="round"/>`,
  )
  return (
    `<path d="M120 250H520L640 400H0z" fill="${ridges[1]}"/><path d="M150 262H490L590 392H50z" fill="none" stroke="${light}" stroke-width="5"/>` +
    `<path d="M320 262V392M100 326H540" stroke="${light}" stroke-width="4"/>${rect(60, 190, 520, 5, light)}` +
    rows(27, (at) => rect(60 + at * 20, 195, 1, 58, light, 'opacity=".6"')) +
    `<g transform="translate(${Math.round(220 + random() * 200)} 150) rotate(${tilt})">${feathers}<path d="M-20 -42H20M-27 -58H27" stroke="#d8d8d8" stroke-width="3"/>${disc(0, 4, 15, '#f4f4f0')}</g>`
  )
}

const talk: Scene = ({ light, ridges }, random) => {
  const line = (at: number) => {
    const indent = 24 * [0, 1, 2, 2, 1, 0][at]!
    const colours = [light, ridges[0], '#ffffff']
    return rect(170 + indent, 168 + at * 27, Math.round(80 + random() * 150), 11, colours[at % 3] ?? light, 'rx="5"')
  }
  return (
    `${rect(0, 330, WIDTH, 70, ridges[2])}${rect(130, 104, 380, 236, '#1b1f2a', 'rx="16"')}` +
    rows(3, (at) => disc(156 + at * 22, 130, 7, ['#fa5151', '#ffc300', '#07c160'][at] ?? light)) +
    `${rows(6, line)}${rect(90, 340, 460, 14, ridges[0], 'rx="7"')}`
  )
}

const table: Scene = ({ light, ridges }, random) => {
  const hex = (x: number, y: number, fill: string) =>
    `<path d="M${x} ${y - 44}l38 22v44l-38 22l-38 -22v-44z" fill="${fill}" stroke="${light}" stroke-width="5"/>`
  const fills = [...ridges, '#e8b04a', '#79b66a', '#c96a4a']
  const die = (x: number, y: number, dots: readonly (readonly [number, number])[]) =>
    rect(x, y, 62, 62, '#fff', 'rx="12"') + dots.map(([dx, dy]) => disc(x + dx, y + dy, 6, '#333')).join('')
  return (
    rect(0, 120, WIDTH, 280, ridges[2]) +
    rows(9, (at) =>
      hex(
        130 + (at % 3) * 78 + (at > 2 && at < 6 ? 39 : 0),
        190 + Math.floor(at / 3) * 68,
        fills[Math.floor(random() * fills.length)] ?? light,
      ),
    ) +
    die(440, 210, [
      [18, 18],
      [44, 44],
      [31, 31],
    ]) +
    die(510, 278, [
      [18, 18],
      [44, 18],
      [18, 44],
      [44, 44],
    ])
  )
}

const terraces: Scene = ({ ridges }) =>
  rows(7, (at) => {
    const y = 220 + at * 27
    return `<path d="M0 ${y}C160 ${y - 46} 300 ${y + 34} 460 ${y - 8}S600 ${y - 30} 640 ${y - 4}V400H0z" fill="${ridges[at % 3]}" stroke="#ffffff" stroke-opacity=".25" stroke-width="3"/>`
  })

const lights: Scene = ({ light, ridges }, random) => {
  const colours = ['#ffd166', '#ef476f', '#06d6a0', '#8ecae6']
  const burst = (at: number) => {
    const [x, y] = [Math.round(90 + at * 150 + random() * 50), Math.round(70 + random() * 80)]
    return rows(
      12,
      (ray) =>
        `<path d="M${x} ${y}m0 -16v-34" transform="rotate(${ray * 30} ${x} ${y})" stroke="${colours[at]}" stroke-width="4" stroke-linecap="round"/>`,
    )
  }
  return (
    rows(4, burst) +
    rows(11, (at) => rect(at * 60, Math.round(230 + random() * 70), Math.round(30 + random() * 30), 120, ridges[1])) +
    rect(0, 330, WIDTH, 70, ridges[2]) +
    rows(20, (at) => rect(at * 33, 340 + (at % 3) * 14, 20, 3, light, 'opacity=".5"'))
  )
}

const crowd: Scene = ({ light, ridges }, random) => {
  const shirts = ['#07c160', '#fa9d3b', '#576b95', '#fa5151', light]
  const person = (x: number, y: number, at: number) =>
    `<path d="M${x - 40} ${y + 130}v-50a40 40 0 0 1 80 0v50z" fill="${shirts[at % 5]}"/>${disc(x, y, 27, ['#f1c9a5', '#e0ac86', '#c98f66'][Math.floor(random() * 3)] ?? light)}<path d="M${x - 27} ${y - 4}a27 27 0 0 1 54 0c-16 -12 -38 -12 -54 0z" fill="#3a2c28"/>`
  return (
    rect(0, 310, WIDTH, 90, ridges[2]) +
    rows(5, (at) => person(80 + at * 120, 210, at)) +
    rows(4, (at) => person(140 + at * 120, 262, at + 2))
  )
}

const stones: Scene = (palette, random) =>
  water(palette, random) +
  rows(
    6,
    (at) =>
      `<ellipse cx="${120 + at * 82}" cy="${385 - at * 19}" rx="${62 - at * 6}" ry="${17 - at * 2}" fill="${palette.ridges[2]}"/>`,
  )

/** A face, for a user without a photo. */
const portrait: Scene = ({ light, ridges }) =>
  `${rect(0, 0, WIDTH, HEIGHT, ridges[0])}<path d="M170 400a150 130 0 0 1 300 0z" fill="${ridges[2]}"/>${disc(320, 190, 92, '#f1c9a5')}<path d="M228 180a92 92 0 0 1 184 0c-50 -44 -134 -44 -184 0z" fill="#3a2c28"/>${disc(290, 196, 8, '#3a2c28')}${disc(350, 196, 8, '#3a2c28')}<path d="M296 234q24 20 48 0" fill="none" stroke="#b4705a" stroke-width="7" stroke-linecap="round"/>${disc(320, 330, 14, light)}`

const scenes: readonly (readonly [names: RegExp, scene: Scene])[] = [
  [/^avatar/, portrait],
  [/team|photo$|crowd/, crowd],
  [/lake|bridge|canal|mist/, bridge],
  [/run|causeway|finish/, road],
  [/shuttle|doubles|smash|court/, court],
  [/frontend|type|pipeline|talk|whiteboard/, talk],
  [/board|game|catan|werewolf/, table],
  [/tea|picking|terrace/, terraces],
  [/light|firework/, lights],
  [/creek|stone|stepping/, stones],
]

/** The foreground for a name, if there is one. */
export function sceneOf(name: string): Scene | undefined {
  return scenes.find(([names]) => names.test(name))?.[1]
}
