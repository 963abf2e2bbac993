// The demo: plays the app on a simulated phone against the real server, prints what happens, and checks every fact.
import { readArguments } from './demo/arguments.ts'
import { loginRedirectChapter } from './demo/chapters/login-redirect.ts'
import { pictureAndConversationChapter } from './demo/chapters/picture-and-conversation.ts'
import { resumeChapter } from './demo/chapters/resume.ts'
import { secondProjectChapter } from './demo/chapters/second-project.ts'
import { silentRefreshChapter } from './demo/chapters/silent-refresh.ts'
import { tunnelChapter } from './demo/chapters/tunnel.ts'
import { twoPeopleChapter } from './demo/chapters/two-people.ts'
import { whatTheUserSeesChapter } from './demo/chapters/what-the-user-sees.ts'
import { play } from './demo/play.ts'

const chapters = [
  loginRedirectChapter,
  secondProjectChapter,
  silentRefreshChapter,
  resumeChapter,
  twoPeopleChapter,
  tunnelChapter(),
  whatTheUserSeesChapter,
  pictureAndConversationChapter,
]

play(chapters, readArguments(process.argv.slice(2))).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
