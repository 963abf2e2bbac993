// What the scripts beside it share: a project as WeChat's tools take it, a step that may fail, and the end of a script.
const { generateKeyPairSync } = require('node:crypto')
const ci = require('miniprogram-ci')

// Any key will do: nothing is uploaded.
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
})

exports.open = (projectPath) => {
  const options = { appid: 'touristappid', type: 'miniProgram', projectPath, privateKey }
  const project = new ci.Project({ ...options, ignores: ['node_modules/**/*'] })
  project.attr = async () => ci.DefaultProjectAttr
  return project
}

/** What the work yields, or the tools' words when they give up. */
exports.attempt = async (work) => {
  try {
    return await work()
  } catch (error) {
    return { error: String((error && error.message) || error) }
  }
}

/** Runs a script to its end; the tools' own workers would keep it alive. */
exports.run = (main) =>
  main().then(
    () => process.exit(0),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
