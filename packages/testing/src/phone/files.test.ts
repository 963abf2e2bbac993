// The phone's files, as an app reads and writes them, and as a test sees them.
import { describe, expect, it } from 'vitest'
import { createHost, fault } from '../index.ts'

const start = (options = {}) => {
  const host = createHost(options)
  const fs = host.wx.getFileSystemManager()
  return { host, fs, root: host.wx.env.USER_DATA_PATH }
}

/** One asynchronous call of the file system. */
const asked = async (begin: (callbacks: object) => void) => {
  const seen: unknown[] = []
  begin({ success: (result: unknown) => seen.push(result), fail: (error: unknown) => seen.push(error) })
  await new Promise((done) => setTimeout(done))
  return seen
}

describe('files', () => {
  it('are written and read, whole or a part, as text or bytes', () => {
    const { fs, root, host } = start()
    const path = `${root}/a.txt`
    fs.writeFileSync(path, '你好')
    expect(fs.readFileSync(path, 'utf8')).toBe('你好')
    expect([...new Uint8Array(fs.readFileSync(path) as ArrayBuffer)]).toEqual([0xe4, 0xbd, 0xa0, 0xe5, 0xa5, 0xbd])
    expect(fs.readFileSync(path, 'utf8', 3, 3)).toBe('好')
    expect(() => fs.readFileSync(path, 'utf8', 3, 4)).toThrow('out of range')
    expect(fs.readFileSync(path, 'hex', 0, 2)).toBe('e4bd')
    expect(fs.readFileSync(path, 'base64')).toBe('5L2g5aW9')
    fs.appendFileSync(path, 'IQ==', 'base64')
    expect(fs.readFileSync(path, 'utf8')).toBe('你好!')
    expect(Object.keys(host.files)).toEqual([path])
  })

  it('answer through callbacks, and never with a promise', async () => {
    const { fs, root } = start()
    const [written] = await asked((callbacks) => {
      expect(fs.writeFile({ filePath: `${root}/a`, data: 'x', ...callbacks })).toBeUndefined()
    })
    expect(written).toEqual({ errMsg: 'writeFile:ok' })
    const read = (options: object) =>
      asked((callbacks) => fs.readFile({ filePath: `${root}/a`, ...options, ...callbacks }))
    expect(await read({ encoding: 'utf8' })).toEqual([{ data: 'x', errMsg: 'readFile:ok' }])
    expect(await read({ position: 2 })).toEqual([{ errMsg: 'readFile:fail the value of "position" is out of range' }])
    expect(await read({ filePath: `${root}/b` })).toEqual([
      { errMsg: `readFile:fail no such file or directory "${root}/b"`, errno: 1300002 },
    ])
    expect(fs.unlink({ filePath: `${root}/none` })).toBeUndefined()
  })

  it('temporary ones are moved by saveFile, to a place of its own or a given one', () => {
    const { fs, root, host } = start()
    const first = host.addFile('one', 'txt')
    const second = host.addFile(new Uint8Array([1, 2]), 'png')
    expect(first).toMatch(/^wxfile:\/\/tmp_\d+\.txt$/)
    const saved = fs.saveFileSync(first)
    expect(saved).toMatch(/^wxfile:\/\/store_\d+\.txt$/)
    expect(fs.saveFileSync(second, `${root}/b.png`)).toBe(`${root}/b.png`)
    expect(Object.keys(host.files)).toEqual([saved, `${root}/b.png`])
    expect(() => fs.saveFileSync(second)).toThrow('saveFileSync:fail tempFilePath file not exist')
  })

  it('may not be written everywhere, nor without end', () => {
    const { fs, root, host } = start({ fileLimit: 4 })
    expect(() => fs.writeFileSync('/etc/a', 'x')).toThrow('permission denied')
    expect(() => fs.writeFileSync(`${root}/none/a`, 'x')).toThrow('no such file or directory')
    fs.writeFileSync(`${root}/a`, 'abcd')
    fs.writeFileSync(`${root}/a`, 'efgh')
    expect(() => fs.writeFileSync(`${root}/b`, 'i')).toThrow('the maximum size of the file storage limit is exceeded')
    expect(() => fs.saveFileSync(host.addFile('i'))).toThrow('storage limit is exceeded')
  })

  it('stand in folders, and are told about', () => {
    const { fs, root } = start({ files: { 'wxfile://usr/old': 'x' } })
    fs.mkdirSync(`${root}/a/b`, true)
    fs.writeFileSync(`${root}/a/c`, 'hello')
    fs.copyFileSync(`${root}/a/c`, `${root}/a/b/d`)
    fs.renameSync(`${root}/a/c`, `${root}/e`)
    expect(fs.readdirSync(root).sort()).toEqual(['a', 'e', 'old'])
    const stats = fs.statSync(`${root}/e`)
    expect([stats.size, stats.isFile(), fs.statSync(root).isDirectory()]).toEqual([5, true, true])
    expect(() => fs.rmdirSync(`${root}/a`)).toThrow('not empty')
    fs.rmdirSync(`${root}/a`, true)
    expect(() => fs.accessSync(`${root}/a/b/d`)).toThrow('no such file')
    expect(() => fs.accessSync(root)).not.toThrow()
  })

  it('fail as scripted, and are as at the start after a reset', () => {
    const { fs, root, host } = start({ files: { 'wxfile://usr/old': 'x' } })
    host.fail(fault({ reason: 'sdcard not mounted' }), { api: 'writeFileSync' })
    expect(() => fs.writeFileSync(`${root}/a`, 'x')).toThrow('writeFileSync:fail sdcard not mounted')
    fs.writeFileSync(`${root}/a`, 'x')
    fs.unlinkSync(`${root}/old`)
    host.reset()
    expect(Object.keys(host.files)).toEqual([`${root}/old`])
  })
})
