// Puts the simulated wx object together from its parts.

import { invoke } from '../calls/invoke.ts'
import type { RouteEvents } from '../pages/route-events.ts'
import type { createRouting } from '../pages/routing.ts'
import type { createAlbum } from '../phone/album.ts'
import { createAppInfo } from '../phone/app-info.ts'
import type { createDevice } from '../phone/device.ts'
import { USER_DATA_PATH } from '../phone/file-store.ts'
import type { createLogs } from '../phone/logs.ts'
import type { createScreen } from '../phone/screen.ts'
import type { createStorage } from '../phone/storage.ts'
import type { Context } from '../state/context.ts'
import type { WxCloud } from '../wx/cloud.ts'
import type { FileSystemManager } from '../wx/files.ts'
import type { Wx } from '../wx/wx.ts'

interface Parts {
  readonly request: Wx['request']
  readonly cloud: WxCloud
  readonly transfers: Pick<Wx, 'uploadFile' | 'downloadFile'>
  readonly fileManager: FileSystemManager
  readonly album: ReturnType<typeof createAlbum>
  readonly routing: ReturnType<typeof createRouting>
  readonly storage: ReturnType<typeof createStorage>
  readonly device: ReturnType<typeof createDevice>
  readonly screen: ReturnType<typeof createScreen>
  readonly logs: ReturnType<typeof createLogs>
  readonly events: RouteEvents
}

export function createWx(context: Context, parts: Parts): Wx {
  const { request, cloud, transfers, fileManager, album, routing, storage, device, screen, logs, events } = parts
  let logins = 0
  let epoch = context.epoch
  const { show, hide, status } = device.listeners
  const simple = (api: string) => (options?: object) => invoke(context, api, options, () => undefined)
  const network = () => ({
    networkType: context.device.network,
    isConnected: context.device.network !== 'none',
  })
  const { navigateTo, redirectTo, reLaunch, switchTab, navigateBack } = routing
  const wx = {
    request,
    ...transfers,
    getFileSystemManager: () => fileManager,
    ...album.api,
    env: { USER_DATA_PATH },
    ...(context.quirks.noCloud ? {} : { cloud }),
    navigateTo,
    redirectTo,
    reLaunch,
    switchTab,
    navigateBack,
    ...storage.api,
    login: (options?: object) =>
      invoke(context, 'login', options, () => {
        // A reset begins at the first code again.
        logins = epoch === context.epoch ? logins + 1 : 1
        epoch = context.epoch
        return { code: `code-${logins}` }
      }),
    checkSession: simple('checkSession'),
    ...screen.api,
    showModal: (options?: object) => invoke(context, 'showModal', options, () => ({ confirm: true, cancel: false })),
    setNavigationBarTitle: simple('setNavigationBarTitle'),
    setNavigationBarColor: simple('setNavigationBarColor'),
    showNavigationBarLoading: simple('showNavigationBarLoading'),
    hideNavigationBarLoading: simple('hideNavigationBarLoading'),
    startPullDownRefresh: simple('startPullDownRefresh'),
    stopPullDownRefresh: simple('stopPullDownRefresh'),
    previewImage: simple('previewImage'),
    pageScrollTo: simple('pageScrollTo'),
    getNetworkType: (options?: object) => invoke(context, 'getNetworkType', options, network),
    ...createAppInfo(context),
    ...logs.api,
    onAppShow: show.on,
    offAppShow: show.off,
    onAppHide: hide.on,
    offAppHide: hide.off,
    onNetworkStatusChange: status.on,
    offNetworkStatusChange: status.off,
    ...(context.quirks.noRouteEvents ? {} : routeApi(events)),
  }
  // The typings promise every call, but older base libraries lack some.
  return wx as unknown as Wx
}

const routeApi = (events: RouteEvents) => ({
  onBeforeAppRoute: events.beforeAppRoute.on,
  offBeforeAppRoute: events.beforeAppRoute.off,
  onAppRoute: events.appRoute.on,
  offAppRoute: events.appRoute.off,
  onAppRouteDone: events.appRouteDone.on,
  offAppRouteDone: events.appRouteDone.off,
  onBeforePageLoad: events.beforePageLoad.on,
  offBeforePageLoad: events.beforePageLoad.off,
  onAfterPageLoad: events.afterPageLoad.on,
  offAfterPageLoad: events.afterPageLoad.off,
  onBeforePageUnload: events.beforePageUnload.on,
  offBeforePageUnload: events.beforePageUnload.off,
  onAfterPageUnload: events.afterPageUnload.on,
  offAfterPageUnload: events.afterPageUnload.off,
})
