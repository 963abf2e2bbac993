// The examples that `npm run hosts` builds.
import type { ExampleApp } from './app.ts'
import { taro } from './taro.ts'
import { uni } from './uni.ts'

export type { ExampleApp, Target } from './app.ts'

export const exampleApps: readonly ExampleApp[] = [uni, taro]
