// The type of a host: what a test can see and do.
import type { Fault } from './faults/fault.ts'
import type { FaultMatch } from './faults/script.ts'
import type { PageDefinition, PageMaker } from './pages/page-objects.ts'
import type { Logs } from './phone/logs.ts'
import type { Screen } from './phone/screen.ts'
import type { HostCall, RequestCall } from './state/journal.ts'
import type { NetworkType } from './state/options.ts'
import type { Profile, ProfileName } from './state/profile.ts'
import type { FileData } from './wx/files.ts'
import type { Page } from './wx/types.ts'
import type { Wx } from './wx/wx.ts'

/** A simulated WeChat host. */
export interface Host {
  /** The object that the app calls. */
  readonly wx: Wx
  /** The app's global object, the option `app`. */
  getApp<T extends object = Record<string, unknown>>(): T
  /** The app's own: the quirks `freshPages` and `brokenPages` change it, but never `pages` and `page`. */
  getCurrentPages(): Page[]
  /** Puts wx, getApp and getCurrentPages on globalThis; the returned function restores what was there. */
  install(): () => void

  /** Every wx.* call, oldest first. */
  readonly calls: readonly HostCall[]
  /** The wx.request calls among them. */
  readonly requests: readonly RequestCall[]
  /** Requests holding one of the ten slots. */
  readonly inFlight: number
  /** Requests waiting for a slot. */
  readonly queued: number
  /** Requests that await a real server's response; under fake timers, let time pass only while there is none. */
  readonly onWire: number
  /** Scripted faults not yet used up. */
  readonly faultsLeft: number
  /** Errors thrown by callbacks and page hooks of the app, which wx logs before it continues. */
  readonly errors: readonly unknown[]
  /** What covers the page now: a loading indicator, a toast, or nothing. */
  readonly screen: Screen
  /** What the app has logged through wx's log managers. */
  readonly logs: Logs
  /** A copy of what storage holds. */
  readonly storage: Readonly<Record<string, unknown>>
  /** A copy of the phone's files by their paths: user files, saved ones and temporary ones. */
  readonly files: Readonly<Record<string, Uint8Array>>
  /** The page stack, the first page first; always the real page objects. */
  readonly pages: readonly Page[]
  /** The page on top. */
  readonly page: Page | undefined
  /** The network that the phone has now. */
  readonly network: NetworkType

  /**
   * Scripts a fault for the next matching call(s); the returned function removes it.
   * @throws Error for anything but a fault, and for a fault that cannot happen to the call
   */
  fail(fault: Fault, match?: FaultMatch): () => void
  /**
   * A temporary file, as `wx.chooseMedia` gives the app one; returns its path.
   * @throws Error for data that are neither text nor bytes
   */
  addFile(data: FileData, extension?: string): string
  /**
   * The files that the user chooses at the next `wx.chooseMedia`, by their paths. Without it, the user cancels.
   * @throws Error for a path where the phone has no file
   */
  choose(...paths: readonly string[]): void
  /**
   * Gives pages of this route hooks and methods, as `Page({…})` does; a page that is already open gets them too, and
   * they survive a reset.
   * @throws Error for a route with a leading slash, or one that is not in the option `pages`
   */
  definePage(route: string, definition: PageDefinition & ThisType<Page>): void
  /** The same for a component framework that has page objects of its own. */
  definePage(route: string, maker: PageMaker): void
  /**
   * Opens the first page, as at the app's launch; for a host created with `entry: ''`.
   * @throws Error for a page that is not in the option `pages`
   */
  launch(url: string): void
  /** Adds an error of the app to `errors` and logs it, like one thrown by a page hook. */
  report(error: unknown): void
  /** The user leaves the page on top. */
  unloadPage(): void
  /**
   * For that many milliseconds from now every routing call fails with `<api>:fail busy`, as during a page transition; 0
   * ends it.
   */
  routerBusy(ms: number): void
  /** New requests are refused from now on; those still running after 5 s fail as interrupted. */
  background(): void
  /** The user comes back: listeners of `wx.onAppShow` are called, and requests are accepted again. */
  foreground(): void
  /**
   * With 'none', running and new requests fail as offline; a change between Wi-Fi and cellular cancels the running
   * ones.
   */
  setNetwork(type: NetworkType): void
  /**
   * How slow and lossy the network is from now on.
   * @throws Error for an unknown profile or field, or a field of another kind
   */
  setProfile(profile: ProfileName | Profile): void
  /** Resolves once nothing is in flight or queued, and the app's promises have had time to run. */
  idle(): Promise<void>
  /**
   * Restores the initial state of calls, faults, listeners, pages and storage; running requests end without a callback.
   */
  reset(): void
  /** Resets, uninstalls and closes every socket; the host cannot be used afterwards. */
  dispose(): void
}
