// Prints the story, or nothing with `--json`.
import pc from 'picocolors'
import { drawLegs, drawNames } from './draw.ts'
import type { Recorder } from './recorder.ts'

export type Story = ReturnType<typeof createStory>

export function createStory({ isSilent }: { readonly isSilent: boolean }) {
  const colors = pc.createColors(process.stdout.isTTY === true && pc.isColorSupported)
  const print = (line = '') => {
    if (!isSilent) console.log(line)
  }
  let said: string[] = []
  return {
    /** The lines that the chapter has printed so far. */
    get said(): readonly string[] {
      return said
    },
    opening(origin: string) {
      print(colors.bold('Meetup: a Mini Program on a simulated phone, a real server, and wxpipe between them'))
      print(colors.dim(`${origin}   › inward   ▸ the response   ✗ made an error of it   ● dealt with it`))
    },
    chapter(number: number, title: string, moral: string) {
      said = []
      print()
      print(`${colors.bold(`${number}  ${title}`)}  ${colors.dim(moral)}`)
    },
    names(names: readonly string[]) {
      for (const line of drawNames(names, colors)) print(line)
    },
    say(line: string) {
      said.push(line)
      print(` ${line}`)
    },
    draw(recorder: Recorder) {
      for (const line of drawLegs(recorder.take(), recorder.names, colors)) print(line)
    },
    facts(count: number, failed: number) {
      print(failed ? colors.red(` ✗ ${failed} of ${count} facts do not hold`) : colors.green(` ✓ ${count} facts hold`))
    },
    ending(checks: number) {
      print()
      print(colors.bold(`Every fact of the story held (${checks} checks)`))
    },
  }
}
