// What many projects copy: a flag, and a queue of the requests that failed meanwhile, around wx.request.

export function createByHand(wx, session, baseURL) {
  let isRefreshing = false
  let failedQueue = []

  const processQueue = (error, token = null) => {
    failedQueue.forEach((waiting) => {
      if (error) waiting.reject(error)
      else waiting.resolve(token)
    })
    failedQueue = []
  }

  const send = (config) =>
    new Promise((resolve, reject) => {
      wx.request({
        ...config,
        success(response) {
          if (response.statusCode >= 200 && response.statusCode < 300) resolve(response)
          else reject({ config, response })
        },
        fail: (error) => reject({ config, error }),
      })
    })

  async function onError(error) {
    const original = error.config
    if (error.response?.statusCode !== 401 || original._retry) throw error

    if (isRefreshing) {
      const token = await new Promise((resolve, reject) => {
        failedQueue.push({ resolve, reject })
      })
      original.header.Authorization = `Bearer ${token}`
      return request(original)
    }

    original._retry = true
    isRefreshing = true
    try {
      const { data } = await request({ url: `${baseURL}token/refresh`, method: 'POST' })
      session.setToken(data)
      processQueue(null, data.token)
      original.header.Authorization = `Bearer ${data.token}`
      return request(original)
    } catch (failure) {
      processQueue(failure)
      wx.navigateTo({ url: session.loginPage })
      throw failure
    } finally {
      isRefreshing = false
    }
  }

  function request(config) {
    config.header = { Authorization: `Bearer ${session.getToken()}`, ...config.header }
    return send(config).catch(onError)
  }
  return request
}
