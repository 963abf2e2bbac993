// The crypto libraries of the table in @wxpipe/signing's README, and how an app makes a signature with each.

export interface CryptoLibrary {
  /** As the table names it. */
  readonly label: string
  /** Its name among this package's dependencies, under which its project and its bundle have it. */
  readonly alias: string
  /** What it is asked for. */
  readonly digest: 'MD5' | 'HMAC-SHA256' | 'SM3'
  /** How a source that is bundled gets it. */
  readonly imports: string
  /** How a script of a Mini Program gets it after 构建 npm, by its own name. */
  readonly requires: string
  /** The digest of `text`, with `key` where there is one. */
  readonly sign: string
}

const sha256 = {
  digest: 'HMAC-SHA256',
  requires: `var sha256 = require('js-sha256').sha256`,
  sign: 'sha256.hmac(key, text)',
} as const

const sm3 = { digest: 'SM3', requires: `var sm3 = require('sm-crypto').sm3`, sign: 'sm3(text)' } as const

export const cryptoLibraries: readonly CryptoLibrary[] = [
  {
    label: 'blueimp-md5 2.19.0',
    alias: 'blueimp-md5',
    digest: 'MD5',
    imports: `import md5 from 'blueimp-md5'`,
    requires: `var md5 = require('blueimp-md5')`,
    sign: 'md5(text)',
  },
  {
    label: 'js-md5 0.9.2',
    alias: 'js-md5',
    digest: 'MD5',
    imports: `import { md5 } from 'js-md5'`,
    requires: `var md5 = require('js-md5').md5`,
    sign: 'md5(text)',
  },
  { ...sha256, label: 'js-sha256 0.11.1', alias: 'js-sha256-0.11', imports: `import { sha256 } from 'js-sha256-0.11'` },
  { ...sha256, label: 'js-sha256 1.0.0', alias: 'js-sha256', imports: `import { sha256 } from 'js-sha256'` },
  {
    label: 'crypto-js 4.2.0',
    alias: 'crypto-js',
    digest: 'HMAC-SHA256',
    imports: `import hmac from 'crypto-js/hmac-sha256'`,
    requires: `var hmac = require('crypto-js').HmacSHA256`,
    sign: 'String(hmac(text, key))',
  },
  {
    label: '@noble/hashes 2.4.0',
    alias: '@noble/hashes',
    digest: 'HMAC-SHA256',
    imports: `import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'`,
    requires: `var noble = require('@noble/hashes')
var hmac = noble.hmac, sha256 = noble.sha256, bytesToHex = noble.bytesToHex, utf8ToBytes = noble.utf8ToBytes`,
    sign: 'bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(text)))',
  },
  { ...sm3, label: 'sm-crypto 0.3.14', alias: 'sm-crypto-0.3', imports: `import { sm3 } from 'sm-crypto-0.3'` },
  { ...sm3, label: 'sm-crypto 0.5.8', alias: 'sm-crypto', imports: `import { sm3 } from 'sm-crypto'` },
]
