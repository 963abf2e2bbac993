// Ends a page's requests when uni-app unloads it: for all pages by a mixin, for one by its own `onUnload`.

/** The part of `pageScope()` that is used here. */
export interface Ending {
  /** Ends the requests of this page. */
  end(page?: object): void
}

/** What `pageMixin` makes. */
export interface PageHooks {
  /** Called by uni-app on the page's component. */
  onUnload(this: object): void
}

declare const getCurrentPages: () => readonly object[]

/**
 * Makes the mixin that ends the requests of each page of the app when it unloads.
 * @param scope the plugin `pageScope()` of the app's client
 * @example app.mixin(pageMixin(scope))
 */
export function pageMixin(scope: Ending): PageHooks {
  return {
    onUnload() {
      // In a Mini Program the page and its Vue component are different objects.
      scope.end((this as { readonly $scope?: object }).$scope || this)
    },
  }
}

/**
 * Ends the requests of the page whose `<script setup>` calls it when that page unloads.
 * @param scope the plugin `pageScope()` of the app's client
 * @param onUnload uni-app's own, of `@dcloudio/uni-app`
 * @example usePageScope(scope, onUnload) // import { onUnload } from '@dcloudio/uni-app'
 */
export function usePageScope(scope: Ending, onUnload: (hook: () => void) => unknown): void {
  const page = getCurrentPages().slice(-1)[0]
  // Without an argument, `end` would end the requests of the page on top.
  onUnload(() => {
    if (page) scope.end(page)
  })
}
