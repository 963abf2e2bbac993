// Draws a picture from a name: a sky, a sun or moon, far hills, and a scene for the name, or else near hills or a
// skyline. It keeps to what a Mini Program's <image> can show: no <style>, no percentages.
import { HEIGHT, type Palette, sceneOf, WIDTH } from './draw-scenes.ts'

const dawn: Palette = { sky: ['#f6a27a', '#fde3c0'], light: '#fff4d9', ridges: ['#d98a7a', '#a85f6b', '#5c3a55'] }
const lake: Palette = { sky: ['#6fb6c9', '#e3f3ea'], light: '#ffffff', ridges: ['#8cc0b4', '#4d9488', '#1f5c5c'] }
const night: Palette = { sky: ['#141c3d', '#4b3f78'], light: '#f7eec9', ridges: ['#3b3a6e', '#28295a', '#12143a'] }
const tea: Palette = { sky: ['#a9cf8e', '#f3f4d4'], light: '#fffbe0', ridges: ['#8fbf75', '#5b9550', '#2b5f3a'] }
const dusk: Palette = { sky: ['#5a4b8c', '#f0a08c'], light: '#ffe1b8', ridges: ['#8d5f90', '#5f3f76', '#2f2350'] }
const palettes = [dawn, lake, night, tea, dusk]

/** Mulberry32 seeded with FNV-1a: a sequence of numbers in [0, 1) that depends only on the name. */
function numbersFrom(name: string): () => number {
  let state = 0x811c9dc5
  for (let index = 0; index < name.length; index++) state = Math.imul(state ^ name.charCodeAt(index), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A hill line across the picture: smooth curves through points at random heights. */
function ridge(random: () => number, top: number, rise: number, colour: string): string {
  const step = WIDTH / 4
  const height = () => Math.round(top + random() * rise)
  let path = `M0 ${HEIGHT}V${height()}`
  for (let x = 0; x < WIDTH; x += step) path += `S${x + step / 2} ${height()} ${x + step} ${height()}`
  return `<path d="${path}V${HEIGHT}Z" fill="${colour}"/>`
}

/** A row of houses with a few lit windows. */
function skyline(random: () => number, colour: string, window: string): string {
  let houses = ''
  for (let x = 0; x < WIDTH; ) {
    const width = Math.round(34 + random() * 42)
    const y = Math.round(210 + random() * 90)
    houses += `<rect x="${x}" y="${y}" width="${width}" height="${HEIGHT - y}" fill="${colour}"/>`
    for (let row = y + 14; row < HEIGHT - 100; row += 22)
      for (let column = x + 9; column < x + width - 12; column += 15)
        if (random() < 0.4)
          houses += `<rect x="${column}" y="${row}" width="6" height="9" fill="${window}" opacity=".75"/>`
    x += width
  }
  return houses
}

function stars(random: () => number): string {
  const star = () => `<circle cx="${Math.round(random() * WIDTH)}" cy="${Math.round(random() * 170)}" r="1.4"/>`
  return `<g fill="#fff" opacity=".8">${Array.from({ length: 36 }, star).join('')}</g>`
}

export function drawCover(name: string): string {
  const random = numbersFrom(name)
  const palette = palettes[Math.floor(random() * palettes.length)] ?? lake
  const [far, middle, near] = palette.ridges
  const isDark = palette === night || palette === dusk
  const light = { x: Math.round(120 + random() * 400), y: Math.round(80 + random() * 70), r: isDark ? 34 : 48 }
  const circle = (r: number, opacity: number) =>
    `<circle cx="${light.x}" cy="${light.y}" r="${r}" fill="${palette.light}" opacity="${opacity}"/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.sky[0]}"/>`,
    `<stop offset="1" stop-color="${palette.sky[1]}"/></linearGradient></defs>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>`,
    isDark ? stars(random) : '',
    circle(light.r * 2.2, 0.18) + circle(light.r * 1.5, 0.3) + circle(light.r, 0.95),
    ridge(random, 170, 70, far),
    sceneOf(name)?.(palette, random) ??
      (isDark ? skyline(random, middle, palette.light) : ridge(random, 220, 60, middle)) + ridge(random, 268, 30, near),
    '</svg>',
  ].join('')
}
