// The public names of @wxpipe/cloud.
export { type CloudKeys, type CloudOptions, cloud } from './cloud.ts'
