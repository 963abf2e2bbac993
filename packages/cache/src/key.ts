// The key of a response: hashes of the account, the path and the request, so that the store shows none of them.
import { hashOf } from '@wxpipe/core'

/** The form of every key, with the number of this version; `storageStore` recognises its own keys by it. */
export const keyForm = /^[-.\da-z]{15}:2:[-.:\da-z]{15,31}$/

/** The forms of keys of earlier versions: two hashes, or account and request in plain text. They are no longer used. */
export const olderForm = /^[\da-z]{28}:[\da-z]{28}$|^\[(null|-?\d+|".*"),/

/** A hash that always has 15 characters, so that no key of one store is the end of another's. */
export const fixedHash = (text: string): string => hashOf(text).padStart(15, '0')

/** The beginning of all keys of an account; JSON distinguishes nobody (`null`) from a user called "null". */
export const accountPrefix = (account: string | null): string => `${fixedHash(JSON.stringify(account))}:2:`
