// The key of an answer: hashes of the account, the path and the request, so that none can be read in the store.
import { hashOf } from '@wxpipe/core'

/** The form of every key, with the number of this version; `storageStore` knows its own by it. */
export const keyForm = /^[-.\da-z]{15}:2:[-.:\da-z]{15,31}$/

/** The forms that keys of earlier versions had: two hashes, or the account and the request in clear. They are of no use any more. */
export const olderForm = /^[\da-z]{28}:[\da-z]{28}$|^\[(null|-?\d+|".*"),/

/** A hash that always has 15 letters, so that no key of one store is the end of another's. */
export const fixedHash = (text: string): string => hashOf(text).padStart(15, '0')

/** The beginning of all keys of an account; JSON tells nobody (`null`) from a user called "null". */
export const accountPrefix = (account: string | null): string => `${fixedHash(JSON.stringify(account))}:2:`
