// The public names of @wxpipe/resume.
export { type Interruption, interruptionOf } from './interruption.ts'
export { type ResumeKeys, type ResumeOptions, resume } from './resume.ts'
export type { ResumeHost } from './signals.ts'
