// The public names of @wxpipe/transfer.
export { type TransferKeys, type TransferOptions, transfer } from './transfer.ts'
